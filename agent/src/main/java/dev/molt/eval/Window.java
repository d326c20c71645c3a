package dev.molt.eval;

import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.Migrate;
import dev.molt.journal.Phase;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.plan.Transformation;
import dev.molt.suspend.Harmless;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * The part of a script in which modules are suspended: from suspend through code_change to resume.
 *
 * <p>What was worked out by expressions needs the code of the version wanted, and what is let go nobody must look at any
 * more; so both happen as soon as the new code is in, also where a downgrade has code_change in front of it. Only a class
 * that transforms is called just where the script says: going down, it is code of the version that still runs.
 */
final class Window {

    private final Tools tools;
    private final Installed installed;
    private final Installation installation;
    private final Map<String, Transformation> transformations;
    private final List<String> waiting = new ArrayList<>();
    private final Map<String, Migration> migrations = new TreeMap<>();
    private final Set<String> transformed = new HashSet<>();
    private final AheadMigrations ahead;
    private Set<String> suspended = Set.of();
    private Suspension suspension;
    private LiveObjects objects;
    private boolean complete;
    private boolean resumed;
    private boolean ungated = true;

    Window(Tools tools, Installed installed, Installation installation) {
        this.tools = tools;
        this.transformations = installed.transformations();
        this.installed = installed;
        this.installation = installation;
        this.ahead = new AheadMigrations(tools);
    }

    /** True while modules are suspended. */
    boolean isOpen() {
        return suspension != null && !resumed;
    }

    /** Finds the objects, holds callers up, and waits until nobody is inside. */
    String suspend(Suspend instruction) throws EvaluationException {
        if (suspension != null) {
            throw new EvaluationException("modules are suspended already");
        }
        Set<String> others = installed.classes().stream()
                .filter(changed -> changed.action() == Action.LOAD)
                .map(ClassPlan::name)
                .collect(Collectors.toSet());
        suspended = instruction.modules().stream().map(Suspended::module).collect(Collectors.toSet());
        suspension = new Suspension(tools, installed.place(), instruction.modules(), others);
        // Before anybody is held up: it takes longer than all the rest.
        installation.prepare();
        installation.phases().begins(Phase.WALK);
        migrations();
        if (!migrations.isEmpty()) {
            objects = new LiveObjects(tools, migrated());
        }
        ahead.run(new CallingThread(tools, installed.place().loader(), suspension.limit()), installation.phases());
        Harmless harmless = harmless();
        suspension.rehearse(harmless);
        suspension.modules().stream().findFirst().ifPresent(tools.redefinition()::practise);
        installation.suspend(suspension);
        long begin = System.nanoTime();
        suspension.drain(harmless);
        return "left after " + (System.nanoTime() - begin) / 1_000_000 + " ms; "
                + suspension.parked().size() + " threads stay in old code";
    }

    /** How each loaded module's objects are transformed: ahead if that may be, else while callers wait. */
    private void migrations() throws EvaluationException {
        for (Map.Entry<String, Transformation> entry : transformations.entrySet()) {
            String module = entry.getKey();
            Optional<Class<?>> type = installed.find(tools, module);
            if (type.isPresent()) {
                byte[] running = installed.before().bytes(module).orElseThrow();
                Optional<AheadMigration> early = installation.ahead().contains(module) && !tools.leavesOut(Tools.TRANSFORM)
                        ? AheadMigration.of(tools, type.get(), entry.getValue(), running, installation.reshaped(),
                                installation.homesBefore())
                        : Optional.empty();
                boolean lazy = entry.getValue().update().migrate() == Migrate.LAZY;
                early = early.filter(migration -> lazy || !migration.gives() || !migration.mayBeCloned());
                if (lazy && early.isEmpty()) {
                    throw new EvaluationException(module + " cannot migrate lazily: a field that gets a value is one that"
                            + " objects have in the running version; take migrate out");
                }
                early.ifPresentOrElse(
                        migration -> ahead.add(module, migration, lazy),
                        () -> migrations.put(module,
                                new Migration(tools, type.get(), entry.getValue(), running, installation.reshaped(),
                                        transformations.values().stream().anyMatch(Transformation::isByClass))));
            }
        }
    }

    /** Transforms, or remembers to do so once the new code is in. */
    String codeChange(CodeChange instruction, boolean committed) throws EvaluationException {
        List<String> done = new ArrayList<>();
        for (Changed changed : inOrder(instruction)) {
            Transformation transformation = transformations.get(changed.module());
            boolean now = committed || instruction.direction() == Direction.DOWN && transformation != null && transformation.isByClass();
            if (ahead.has(changed.module())) {
                done.add(text(ahead.sizes().get(changed.module()), changed.module()));
            } else if (migrations.containsKey(changed.module())) {
                if (now) {
                    done.add(transform(changed.module(), committed));
                } else {
                    waiting.add(changed.module());
                }
            }
        }
        return String.join(", ", done);
    }

    /** OTP lists dependents first both ways, which is no matter to its processes; objects call what they depend on. */
    private static List<Changed> inOrder(CodeChange instruction) {
        List<Changed> modules = new ArrayList<>(instruction.modules());
        if (instruction.direction() == Direction.UP) {
            Collections.reverse(modules);
        }
        return modules;
    }

    /** What waited for the new code. */
    String committed() throws EvaluationException {
        checkLate();
        List<String> done = new ArrayList<>();
        for (String module : waiting) {
            done.add(transform(module, true));
        }
        waiting.clear();
        return String.join(", ", done);
    }

    /** Lets callers in again. */
    String resume() throws EvaluationException {
        if (!isOpen()) {
            return "";
        }
        installed.deletions().checkPurge(held());
        EveryStep steps = new EveryStep();
        if (!steps.run(suspension::resume) && suspension.isShut()) {
            steps.end();
        }
        resumed = true;
        // Whatever becomes of these, the new version runs.
        steps.run(installation::continueLoops);
        steps.run(this::letGoOfDropped);
        steps.run(() -> installed.deletions().letFinish(Suspension.USUAL));
        // What disturbed it once, as somebody else who redefines, may be over.
        ungated = new EveryStep().run(installation::ungate) || steps.run(installation::ungate);
        List<String> told = new ArrayList<>();
        steps.run(() -> ahead.settle().ifPresent(told::add));
        told.add(0, "after " + suspension.milliseconds() + " ms"
                + (ungated ? "" : "; the gates, and classes that are deleted, stay as they are")
                + (steps.failures().isEmpty() ? "" : ": " + steps.failures()));
        return String.join("; ", told);
    }

    private void letGoOfDropped() {
        Shapes shapes = tools.shapes(installed.place().loader());
        migrations.values().forEach(migration -> shapes.homes(migration.emptied(shapes.homes())));
        shapes.homes(ahead.emptied(shapes.homes()));
        shapes.touched(transformations.keySet(), ahead.touched());
    }

    /** True once callers were let in to the new code: there is no way back to a state that has moved on. */
    boolean isOver() {
        return resumed;
    }

    /** False if the gates stay in the code, and what is deleted as it was. */
    boolean isUngated() {
        return ungated;
    }

    /** Brings the old code and the old state back. */
    String undo() {
        EveryStep steps = new EveryStep();
        migrations.values().forEach(migration -> steps.run(migration::undo));
        // The gates have to open all the same.
        String left = installation.undo();
        return steps.failures().isEmpty() ? left
                : "the state of some objects could not be put back: " + steps.failures() + (left.isEmpty() ? "" : "; " + left);
    }

    /** Calls the application; while the gates are shut, for as long as the modules may be waited for. */
    <T> T calling(String what, Callable<T> call) throws EvaluationException {
        Duration limit = suspension == null ? Suspension.NOBODY_WAITS : suspension.limit();
        return new CallingThread(tools, installed.place().loader(), limit).run(what, call);
    }

    /** What there is to tell of it. */
    Optional<Evaluated.Suspended> summary() {
        if (suspension == null || suspension.gated().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> changed = new TreeMap<>(ahead.sizes());
        migrations.forEach((module, migration) -> changed.put(module, migration.size()));
        List<String> stayed =
                suspension.parked().stream().map(Object::toString).sorted().toList();
        return Optional.of(new Evaluated.Suspended(suspension.milliseconds(), changed, stayed));
    }

    /** How the versions that ran were left. */
    Departure departure(Instant at) {
        return suspension == null
                ? new Departure(at, Set.of(), List.of(), List.of())
                : Departure.of(at, suspension.drained(), suspension.parked(), tools.gatekeeper().outside());
    }

    /** A module that nobody had loaded has no gates. One that came up in the new version needs none. */
    private void checkLate() throws EvaluationException {
        if (!isOpen()) {
            return;
        }
        for (String module : suspended) {
            if (!suspension.gated().contains(module) && installation.reshaped().redefinitions().containsKey(module)) {
                throw new EvaluationException(
                        module + " was loaded while modules were being suspended, and has no gates; try again");
            }
        }
    }

    /** What only the way back still holds. */
    private Set<Object> held() {
        Set<Object> held = Collections.newSetFromMap(new IdentityHashMap<>());
        migrations.values().forEach(migration -> migration.held(held));
        return held;
    }

    private String transform(String module, boolean committed) throws EvaluationException {
        if (tools.leavesOut(Tools.TRANSFORM)) {
            return "";
        }
        Migration migration = migrations.get(module);
        if (migration == null) {
            // Objects that its old code may have made by now were not looked for.
            throw new EvaluationException(module + " was loaded while the upgrade began; try again");
        }
        installation.phases().begins(Phase.CODE_CHANGE);
        // What a transform itself makes in new code is new, and nothing for the transforms behind it.
        if (!complete) {
            objects.complete();
            complete = committed;
            remember();
        }
        transformed.add(module);
        CallingThread thread = new CallingThread(tools, installed.place().loader(), suspension.limit());
        migration.run(objects.of(installed.find(tools, module).orElseThrow()), thread);
        installation.phases().changed(migration.size());
        return text(migration.size(), module);
    }

    /** Of all that are still to be transformed. */
    private void remember() {
        migrations.forEach((module, migration) -> {
            if (!transformed.contains(module)) {
                migration.remember(objects.of(installed.find(tools, module).orElseThrow()));
            }
        });
    }

    private static String text(int objects, String module) {
        return objects + " objects of " + module + " changed";
    }

    private Set<Class<?>> migrated() {
        return migrations.keySet().stream()
                .flatMap(name -> installed.find(tools, name).stream())
                .collect(Collectors.toSet());
    }

    private Harmless harmless() {
        Map<String, List<byte[]>> all = new HashMap<>();
        suspended.forEach(module -> all.put(module, installed.versions(module)));
        return new Conflicts(
                tools.shapes(installed.place().loader()),
                suspended,
                installed.classes(),
                transformations.values(),
                all);
    }
}
