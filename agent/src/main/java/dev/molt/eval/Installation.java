package dev.molt.eval;

import dev.molt.journal.Phase;
import dev.molt.plan.Action;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Reshaped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts one version's classes into one loader: all of them by one redefinition, or none.
 *
 * <p>The order is what makes it safe beside a running application: first publish (whatever is loaded from now on comes up
 * new), then wait for loads in progress, define what is new, redefine what is loaded.
 */
final class Installation {

    private final Tools tools;
    private final Phases phases;
    private final Installed installed;
    private final Reshaping reshaping;
    private final Companions companions;
    private final Shapes shapes;
    private final Tombstones tombstones;
    private final Resources resources;
    private final Constants constants;
    private final LiveEnums enums;
    private final LiveAnnotations annotations;
    private final Gates gates;
    private final Showing showing;
    private final Workings workings;
    private final LiveStatics statics;
    private final Continuations continuations;
    private final Map<String, byte[]> replaced = new TreeMap<>();
    private final LeadingOthers others;

    Installation(Tools tools, Installed installed, Phases phases) {
        this.tools = tools;
        this.phases = phases;
        this.installed = installed;
        this.reshaping = installed.reshaping();
        this.companions = new Companions(tools, installed.place());
        this.shapes = tools.shapes(installed.place().loader());
        this.others = new LeadingOthers(shapes, companions);
        this.tombstones = new Tombstones(tools, installed);
        this.resources = new Resources(tools, installed.place(), installed.parts());
        this.constants = new Constants(tools.jdk());
        this.gates = new Gates(tools, installed, companions);
        this.showing = new Showing(tools, installed.place().loader());
        this.annotations = new LiveAnnotations(tools, installed.place().loader());
        this.workings = new Workings(tools, installed, companions, constants, showing, annotations);
        this.enums = new LiveEnums(tools, installed.place(),
                new EnumReaders(tools, installed.place(), installed.before(), reshaping::running));
        this.continuations = new Continuations(tools, installed.place().loader());
        this.statics = new LiveStatics(tools, installed, companions);
    }

    /** Told which phase it is in. */
    Phases phases() {
        return phases;
    }

    /**
     * Does what nobody notices yet: works the class files out, and defines what is new.
     *
     * @throws EvaluationException if that fails; {@link #undo} has to follow
     */
    void prepare() throws EvaluationException {
        phases.begins(Phase.PREPARE);
        tools.definitions().needRoom();
        new PendingMigrations(tools, installed).finish();
        workings.work();
        resources.showHere();
        Additions additions = new Additions(tools, installed, reshaped());
        additions.define(installed.classes().stream()
                .filter(plan -> plan.action() == Action.ADD)
                .toList());
        // Behind these, as classes of lambdas may implement interfaces that are new.
        companions.define(reshaped());
        additions.revive();
        workings.initialize();
        showing.begin();
        statics.look(reshaped());
    }

    /**
     * Takes modules out of service: whoever calls them waits from now on.
     *
     * @throws EvaluationException if the JVM refuses; {@link #undo} has to follow
     */
    void suspend(Suspension begun) throws EvaluationException {
        phases.begins(Phase.SUSPEND);
        Map<String, byte[]> gated = gates.ofOld(begun, reshaped());
        Map<Class<?>, byte[]> batch = installed.byClass(tools, gated);
        batch.keySet().forEach(type -> tools.letCallUs(type.getModule()));
        gated.keySet().forEach(name -> replaced.putIfAbsent(name, reshaping.running(name)));
        // Nobody waits while the JVM puts the gates in.
        begun.announce();
        tools.redefinition().redefine(batch);
        gates.shut(begun);
        phases.begins(Phase.DRAIN);
    }

    /**
     * Has the running bodies tell who reaches one that the new version has otherwise; new classes that are there from before
     * run their own.
     *
     * @throws EvaluationException if the JVM refuses; {@link #undo} has to follow
     */
    void watch() throws EvaluationException {
        Map<String, byte[]> next = new TreeMap<>(reshaped().redefinitions());
        next.putAll(companions.changes(reshaped()));
        Map<String, byte[]> watched = new TreeMap<>();
        installed.classes().stream()
                .filter(plan -> plan.action() == Action.ADD && next.containsKey(plan.name()))
                .forEach(plan -> watched.put(plan.name(), next.remove(plan.name())));
        next.forEach((name, bytes) ->
                ChangedBodies.gated(reshaping.running(name), bytes).ifPresent(gated -> watched.put(name, gated)));
        Map<Class<?>, byte[]> batch = installed.byClass(tools, watched);
        batch.keySet().forEach(type -> tools.letCallUs(type.getModule()));
        watched.keySet().forEach(name -> replaced.putIfAbsent(name, reshaping.running(name)));
        tools.redefinition().redefine(batch);
    }

    /** What is new of the resources, this thread finds from now on, in place of the one that prepared. */
    void showResources() throws EvaluationException {
        resources.showHereInstead();
    }

    /**
     * Makes the new version the running one.
     *
     * @throws EvaluationException if that fails; {@link #undo} has to follow
     */
    void commit() throws EvaluationException {
        phases.begins(Phase.LOAD);
        workings.publish();
        workings.settle(gates);
        redefine(true);
        resources.show();
        // A loader without a lock may have defined a class behind our back meanwhile.
        while (workings.isStale()) {
            workings.settle(gates);
            redefine(false);
        }
    }

    /** Takes the gates out of the new version, once they are open; what is deleted goes now. */
    void ungate() throws EvaluationException {
        phases.begins(Phase.UNGATE);
        Map<String, byte[]> plain = new TreeMap<>();
        gates.takeOff().forEach(name -> plain.put(name, reshaping.running(name)));
        plain.putAll(tombstones.ofDeleted());
        plain.keySet().forEach(name -> replaced.putIfAbsent(name, reshaping.running(name)));
        tools.redefinition().redefine(installed.byClass(tools, plain));
        shapes.runs(plain);
    }

    /** Threads that never leave a method go on in the new version, loop by loop; nothing of it can be undone. */
    void continueLoops() throws EvaluationException {
        EveryStep steps = new EveryStep();
        reshaped().redefinitions().keySet().forEach(name -> steps.run(() -> continuations.lead(name)));
        steps.end();
    }

    /** Gives applications that start anew the static state that they began with. */
    void renew(Set<String> applications) throws EvaluationException {
        Renewal renewal = new Renewal(tools, installed);
        for (Part part : installed.parts()) {
            if (applications.contains(part.plan().application())) {
                renewal.renew(part, name -> gates.ofNew().getOrDefault(name, reshaping.running(name)));
            }
        }
    }

    /** False if applications only start anew. */
    boolean changesVersions() {
        return installed.parts().stream().map(Part::plan).anyMatch(plan -> !plan.from().equals(plan.to()));
    }

    /** What the new version was made of. */
    Reshaped reshaped() {
        return workings.reshaped();
    }

    /** The modules whose objects may be transformed while the application runs. */
    Set<String> ahead() {
        return workings.ahead();
    }

    /** Where the added fields live that the running version has. */
    Homes homesBefore() {
        return workings.homesBefore();
    }

    /** How many loaded classes were redefined. */
    int redefined() {
        return (int) replaced.keySet().stream().filter(name -> !shapes.isBeside(name)).count();
    }

    /**
     * Makes the old version the running one again, and opens the gates.
     *
     * @return what could not be undone, in words for the operator; empty if all was
     */
    String undo() {
        EveryStep steps = new EveryStep();
        List<String> left = new ArrayList<>();
        try {
            Map<String, byte[]> old = new TreeMap<>(replaced);
            steps.run(resources::undo);
            steps.run(() -> workings.unpublish(old, enums.met()).ifPresent(left::add));
            steps.run(() -> left.add(enums.undo(old.keySet())));
            if (steps.run(() -> restore(old))) {
                steps.run(annotations::undo);
                steps.run(() -> statics.undo(this::changed));
                steps.run(gates::rollBack);
                steps.run(() -> installed.deletions().dropStatics(Action.ADD));
            }
        } finally {
            gates.abandon();
        }
        if (!steps.failures().isEmpty()) {
            left.add("undoing it failed: " + steps.failures());
        }
        left.removeIf(String::isEmpty);
        return String.join("; ", left);
    }

    /** One call. */
    private void redefine(boolean all) throws EvaluationException {
        Reshaped reshaped = reshaped();
        Map<String, byte[]> wanted = new TreeMap<>(reshaped.redefinitions());
        wanted.putAll(companions.changes(reshaped));
        if (!gates.areThere()) {
            wanted.putAll(tombstones.ofDeleted());
        }
        wanted.entrySet().removeIf(entry -> !all && Arrays.equals(reshaping.running(entry.getKey()), entry.getValue()));
        wanted.keySet().forEach(name -> replaced.putIfAbsent(name, reshaping.running(name)));
        Map<String, byte[]> given = new TreeMap<>(wanted);
        given.putAll(gates.ofNew());
        continuations.silence(reshaped.redefinitions().keySet());
        showing.show();
        others.begin(reshaped);
        if (!gates.areThere()) {
            // Between the constants and the code that names them: callers must not meet fields without values.
            enums.become(reshaped.enums(), Set.of());
            // Elements may have constants that came.
            annotations.become();
            workings.feedLate();
            tools.redefinition().redefine(installed.byClass(tools, given));
        } else {
            enums.become(reshaped.enums(), given.keySet());
            annotations.become();
            tools.redefinition().redefine(installed.byClass(tools, given));
            workings.feedLate();
        }
        constants.set();
        showing.hasShown();
        annotations.settle();
        shapes.runs(wanted);
        others.done(reshaped);
        if (all) {
            statics.renew(reshaped, name -> Optional.ofNullable(given.get(name)).or(() -> changed(name)));
        }
    }

    /** What runs in a class that was changed. */
    private Optional<byte[]> changed(String name) {
        return shapes.changed().contains(name) ? Optional.of(reshaping.running(name)) : Optional.empty();
    }

    private void restore(Map<String, byte[]> old) throws EvaluationException {
        old.putAll(tombstones.ofAdded());
        old.putAll(others.changesBack());
        Map<Class<?>, byte[]> batch = new LinkedHashMap<>(installed.byClass(tools, old));
        showing.showBefore();
        tools.redefinition().restore(batch);
        constants.undo();
        continuations.undo();
        showing.hasShownBefore();
        shapes.runs(old);
        others.undo();
        workings.restoreHomes(enums.met());
    }
}
