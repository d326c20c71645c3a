package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.appup.StartType;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.BootCheck;
import dev.molt.eval.Instance;
import dev.molt.eval.InsideCheck;
import dev.molt.eval.InstanceFinder;
import dev.molt.eval.Place;
import dev.molt.eval.Reshaping;
import dev.molt.eval.ResourceCheck;
import dev.molt.eval.Tools;
import dev.molt.eval.VersionStore;
import dev.molt.eval.Versions;
import dev.molt.plan.Plan;
import dev.molt.plan.PlanRequest;
import dev.molt.plan.Planner;
import dev.molt.relup.ApplicationModules;
import dev.molt.relup.Applications;
import dev.molt.relup.Script;
import dev.molt.relup.TranslationUnit;
import dev.molt.relup.Translator;
import dev.molt.reshape.Reshaped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        Move move = Numbers.asHere(move(request));
        checkVersions(move.target(), move.wanted());
        return prepare(List.of(move), plans -> translate(plans.get(0), move));
    }

    /**
     * Prepares a change of several applications in one loader.
     *
     * @param translation makes the script, once all plans are known to be good
     */
    Prepared prepare(List<Move> given, Translation translation) throws RefusedException, IOException {
        List<Move> moves = new ArrayList<>();
        for (Move move : given) {
            moves.add(Numbers.asHere(move));
        }
        Reshaping reshaping = reshaping(moves);
        List<PlanRequest> requests = moves.stream().map(move -> request(move, reshaping)).toList();
        List<Reshaped> reshaped = new ArrayList<>();
        List<Plan> plans = new ArrayList<>(Planner.plan(requests, (named, classes) -> {
            reshaped.add(reshaping.toward(classes, named));
            return reshaped.get(reshaped.size() - 1);
        }));
        for (int i = 0; i < moves.size(); i++) {
            Instance instance = moves.get(i).target().instance();
            plans.set(i, plans.get(i)
                    .with(BootCheck.check(instance.loader(), plans.get(i), reshaped))
                    .with(inside(moves.get(i), plans.get(i)))
                    .with(resources(moves.get(i))));
        }
        boolean refused = plans.stream().anyMatch(Plan::refused);
        return new Prepared(moves, plans, reshaping, refused ? null : translation.script(plans));
    }

    private Move move(ChangeRequest request) throws RefusedException, IOException {
        TargetFinder targets = new TargetFinder(tools, store);
        if (request.overlay()) {
            return new OverlayFinder(targets).move(request);
        }
        WantedFinder wants = new WantedFinder();
        if (request.direction() == Direction.UP) {
            Wanted wanted = wants.upward(request);
            return new Move(targets.find(wanted.application(), request), wanted, Direction.UP, Optional.empty());
        }
        Target target = targets.find(wants.applicationDownward(request, upgradedApplications()), request);
        return new Move(target, wants.downward(request, target), Direction.DOWN, Optional.empty());
    }

    private PlanRequest request(Move move, Reshaping reshaping) {
        Target target = move.target();
        return new PlanRequest(
                target.application(),
                move.direction(),
                target.versions().current(),
                move.wanted().version(),
                target.classes(),
                move.wanted().classes(),
                target.instance().loaded().keySet(),
                reshaping::library,
                target.versions().remains(),
                tools.instanceCount()::live,
                Runtime.version().feature() + CLASS_FILE_OFFSET,
                move.inRelease().isPresent(),
                move.inRelease().orElse(Set.of()),
                move.wanted().appup());
    }

    /** Where a release stops what goes, or a transform lets go of it, who is inside leaves by that: looked for behind it. */
    private List<Diagnostic> inside(Move move, Plan plan) {
        return move.inRelease().isPresent() || !plan.transformations().isEmpty()
                ? List.of()
                : InsideCheck.check(tools, Place.of(move.target().instance()), plan);
    }

    private static List<Diagnostic> resources(Move move) throws IOException {
        Versions versions = move.target().versions();
        Optional<Path> before = Optional.ofNullable(versions.codes().get(versions.current()));
        return ResourceCheck.check(move.target().instance(), before, move.wanted().code());
    }

    private Reshaping reshaping(List<Move> moves) {
        List<Instance> instances =
                moves.stream().map(move -> move.target().instance()).toList();
        Map<String, Reshaping.Neighbour> neighbours = new HashMap<>();
        store.beside(instances).forEach(versions -> neighbours.putAll(versions.neighbours()));
        Map<String, byte[]> own = new TreeMap<>();
        Map<String, byte[]> current = new TreeMap<>();
        for (Move move : moves) {
            Target target = move.target();
            current.putAll(target.classes().classes());
            own.putAll(target.code().with(target.versions().originals()).classes());
        }
        ClassLoader loader = instances.isEmpty() ? ClassLoader.getSystemClassLoader() : instances.get(0).loader();
        Place place = new Place(loader, instances);
        return new Reshaping(tools, place, new ClassSet(new TreeMap<>(own)), neighbours, new ClassSet(new TreeMap<>(current)));
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

    private static Script translate(Plan plan, Move move) throws RefusedException {
        ApplicationModules before = new ApplicationModules(
                plan.application(), plan.from(), List.copyOf(move.target().classes().names()), StartType.PERMANENT);
        ApplicationModules after = new ApplicationModules(
                plan.application(), plan.to(), List.copyOf(move.wanted().classes().names()), StartType.PERMANENT);
        return new Translator(new Applications(List.of(before), List.of(after)))
                .translate(
                        List.of(new TranslationUnit(plan.application(), plan.instructions())),
                        plan.direction(),
                        plan.appup().windows());
    }

    /** Makes the low-level script of what was planned. */
    interface Translation {
        Script script(List<Plan> plans) throws RefusedException;
    }
}
