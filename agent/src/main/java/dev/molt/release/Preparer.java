package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.appup.StartType;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Instance;
import dev.molt.eval.InstanceFinder;
import dev.molt.eval.Reshaping;
import dev.molt.eval.Tools;
import dev.molt.plan.Plan;
import dev.molt.plan.PlanRequest;
import dev.molt.plan.Planner;
import dev.molt.relup.ApplicationModules;
import dev.molt.relup.Applications;
import dev.molt.relup.Script;
import dev.molt.relup.TranslationUnit;
import dev.molt.relup.Translator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Turns a request into a plan and a script: what runs, what is wanted, how the one becomes the other. */
final class Preparer {

    /** The JVM's class file major version is its feature release plus this. */
    private static final int CLASS_FILE_OFFSET = 44;

    private final Tools tools;
    private final VersionStore store;

    Preparer(Tools tools, VersionStore store) {
        this.tools = tools;
        this.store = store;
    }

    /**
     * Prepares a change; touches nothing.
     *
     * @throws RefusedException if there is nothing to plan by; a plan that is refused is returned without a script
     */
    Prepared prepare(ChangeRequest request) throws RefusedException, IOException {
        TargetFinder targets = new TargetFinder(tools, store);
        WantedFinder wants = new WantedFinder();
        Target target;
        Wanted wanted;
        if (request.direction() == Direction.UP) {
            wanted = wants.upward(request);
            target = targets.find(wanted.application(), request);
        } else {
            target = targets.find(wants.applicationDownward(request, upgradedApplications()), request);
            wanted = wants.downward(request, target);
        }
        checkVersions(target, wanted);
        Reshaping reshaping = reshaping(target);
        Plan plan = Planner.plan(new PlanRequest(
                target.application(),
                request.direction(),
                target.versions().current(),
                wanted.version(),
                target.classes(),
                wanted.classes(),
                target.instance().loaded().keySet(),
                (named, classes) -> reshaping.toward(classes, named),
                reshaping::library,
                target.versions().remains(),
                tools.instanceCount()::live,
                Runtime.version().feature() + CLASS_FILE_OFFSET,
                wanted.appup()));
        return new Prepared(target, wanted, reshaping, plan, plan.refused() ? null : translate(plan, target, wanted));
    }

    private Reshaping reshaping(Target target) {
        Map<String, Reshaping.Neighbour> neighbours = new HashMap<>();
        store.beside(target.instance()).forEach(versions -> neighbours.putAll(versions.neighbours()));
        ClassSet own = target.code().with(target.versions().originals());
        return new Reshaping(tools, target.instance(), own, neighbours);
    }

    private TreeSet<String> upgradedApplications() {
        TreeSet<String> names = new TreeSet<>();
        for (Instance instance : new InstanceFinder(tools).find()) {
            if (store.find(instance).isPresent()) {
                names.add(instance.application().name());
            }
        }
        return names;
    }

    private static void checkVersions(Target target, Wanted wanted) throws RefusedException {
        if (target.versions().current().isEmpty()) {
            throw new RefusedException(Diagnostic.error(
                    "unknown_version",
                    null,
                    "nothing tells which version of " + target.application() + " runs",
                    "write --from VERSION"));
        }
        if (target.versions().current().equals(wanted.version())) {
            throw new RefusedException(Diagnostic.error(
                    "already_installed",
                    null,
                    target.application() + " " + wanted.version() + " runs already",
                    "name another version"));
        }
    }

    private static Script translate(Plan plan, Target target, Wanted wanted) throws RefusedException {
        ApplicationModules before = new ApplicationModules(
                plan.application(), plan.from(), List.copyOf(target.classes().names()), StartType.PERMANENT);
        ApplicationModules after = new ApplicationModules(
                plan.application(), plan.to(), List.copyOf(wanted.classes().names()), StartType.PERMANENT);
        return new Translator(new Applications(List.of(before), List.of(after)))
                .translate(
                        List.of(new TranslationUnit(plan.application(), plan.instructions())),
                        plan.direction(),
                        plan.appup().windows());
    }
}
