package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.reshape.Call;
import dev.molt.reshape.EnumChange;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Reshaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has to be done so that a version runs: worked out before anybody notices, and again for as long as classes are
 * loaded meanwhile.
 */
final class Workings {

    private final Tools tools;
    private final Installed installed;
    private final Publishing publishing;
    private final Companions companions;
    private final Constants constants;
    private final Showing showing;
    private final LiveAnnotations annotations;
    private final Shapes shapes;
    private final List<Call> late = new ArrayList<>();
    private final Set<String> ahead;
    private Homes homesBefore;
    private Reshaped reshaped;

    Workings(Tools tools, Installed installed, Companions companions, Constants constants, Showing showing,
            LiveAnnotations annotations) {
        this.tools = tools;
        this.installed = installed;
        this.companions = companions;
        this.constants = constants;
        this.showing = showing;
        this.annotations = annotations;
        this.ahead = new Ahead(installed).modules();
        this.publishing = new Publishing(tools, installed);
        this.shapes = tools.shapes(installed.place().loader());
    }

    /** What came out last. */
    Reshaped reshaped() {
        return reshaped;
    }

    /** The modules whose objects may be transformed while the application runs. */
    Set<String> ahead() {
        return ahead;
    }

    /** Where the added fields live that the running version has. */
    Homes homesBefore() {
        return homesBefore;
    }

    /** Works it out for the version wanted. */
    void work() throws EvaluationException {
        work(installed.after(), named());
    }

    /** Gives what is added its first values; what asks for constants of enums has to wait until they are there. */
    void initialize() throws EvaluationException {
        homesBefore = homesBefore == null ? shapes.homes() : homesBefore;
        // Before anything is called: one that throws may have put holders into objects that others have, too.
        shapes.homes(reshaped.homes());
        companions.call(reshaped, reshaped.calls());
        late.addAll(reshaped.enums().calls());
    }

    /** Calls what had to wait. */
    void feedLate() throws EvaluationException {
        companions.call(reshaped, late);
        late.clear();
    }

    /**
     * Lets lambdas run what they ran, and who tries again give what was added its first values.
     *
     * @param met enums whose constants others may have met
     */
    void restoreHomes(List<EnumChange> met) {
        if (homesBefore != null) {
            shapes.homes(shapes.homes().undone(homesBefore, met));
        }
    }

    /** From now on, what is loaded comes up in the version wanted. */
    void publish() {
        publishing.publish(Part::wanted, reshaped);
    }

    /** Works out once more what to do, until no class is loaded in between. */
    void settle(Gates gates) throws EvaluationException {
        while (isStale()) {
            work();
            publish();
            companions.define(reshaped);
            initialize();
            gates.work(reshaped);
        }
    }

    /** True if a class was loaded in between, from before or after the publication. */
    boolean isStale() {
        return isStale(installed.after());
    }

    /**
     * Lets classes come up in the old version again, and works out those that came up in the new one meanwhile.
     *
     * @param old takes these
     * @param met enums whose constants others may have met
     * @return which of them have to stay as they came up, and why
     */
    Optional<String> unpublish(Map<String, byte[]> old, List<EnumChange> met) {
        if (!publishing.isBegun()) {
            return Optional.empty();
        }
        Set<String> loadedSince = loadedSince();
        publishing.restore(reshaped);
        if (loadedSince.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>(loadedSince);
        names.addAll(named());
        // What these classes get now is of the version that runs, and not of the attempt.
        restoreHomes(met);
        try {
            do {
                work(installed.before(), names);
                publishing.publish(Part::old, reshaped);
            } while (isStale(installed.before()));
            companions.define(reshaped);
            companions.call(reshaped, reshaped.calls());
        } catch (EvaluationException e) {
            return Optional.of(String.join(", ", loadedSince) + " came up in " + installed.release()
                    + " meanwhile and cannot go back: " + e.getMessage());
        }
        homesBefore = reshaped.homes();
        shapes.homes(homesBefore);
        old.putAll(reshaped.redefinitions());
        return Optional.empty();
    }

    private void work(ClassSet wanted, Set<String> named) throws EvaluationException {
        reshaped = wanted == installed.after()
                ? installed.reshaping().toward(wanted, named, installed.renewed(), ahead)
                : installed.reshaping().toward(wanted, named);
        Optional<Diagnostic> refused = reshaped.diagnostics().stream().filter(Diagnostic::isError).findFirst();
        if (refused.isPresent()) {
            throw new EvaluationException(refused.get().message());
        }
        // Here, and not where it is needed: there, callers may wait.
        showing.next(installed.reshaping().shown(reshaped, wanted));
        annotations.next(installed.reshaping().versions(reshaped, wanted));
        constants.clear();
        installed.byClass(tools, reshaped.redefinitions()).forEach(
                (type, bytes) -> constants.find(type, installed.reshaping().running(type.getName()), bytes));
    }

    /** @param version all classes of the version that is to run: others stay as they are */
    private boolean isStale(ClassSet version) {
        Set<String> names = named();
        names.addAll(reshaped.unloaded().keySet());
        names.addAll(publishing.namesBefore());
        names.retainAll(version.names());
        return installed.reshaping().isStale(reshaped, names);
    }

    /** The classes that an upgrade file brings in. */
    private Set<String> named() {
        return installed.classes().stream()
                .filter(plan -> plan.action() != Action.DELETE)
                .map(ClassPlan::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Classes that came up in the version that is not to be. */
    private Set<String> loadedSince() {
        return reshaped.unloaded().keySet().stream()
                .filter(name -> installed.before().contains(name)
                        && installed.find(tools, name).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
