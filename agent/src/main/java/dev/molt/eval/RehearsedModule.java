package dev.molt.eval;

import dev.molt.classfile.MethodShape;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.suspend.Sentry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rehearses one module's transform on one copy after the other. */
final class RehearsedModule {

    private final Tools tools;
    private final Installed installed;
    private final Installation installation;
    private final Migration migration;
    private final ObjectCopies copies;
    private final Optional<Sentry> sentry;
    private final Set<String> unloaded;

    /**
     * Of one module.
     *
     * @param installation what was made ready for it
     * @param sentry tells whether bodies were reached that the new version has otherwise; empty where it makes no difference
     */
    RehearsedModule(
            Tools tools, Installed installed, Installation installation, Migration migration, Optional<Sentry> sentry) {
        this.tools = tools;
        this.installed = installed;
        this.installation = installation;
        this.migration = migration;
        this.copies = new ObjectCopies(tools, migration.old());
        this.sentry = sentry;
        this.unloaded = unloadedThen();
    }

    /** What comes of it. */
    Rehearsed rehearse(String module, List<Object> objects, CallingThread thread) {
        RehearsalTally tally = new RehearsalTally(module, objects.size());
        try {
            thread.run("rehearsal of " + module, () -> all(objects, tally, thread));
        } catch (EvaluationException e) {
            tally.failedAsWhole(e.getMessage());
        }
        Set<String> loaded = new TreeSet<>(unloaded);
        loaded.removeIf(name -> installed.find(tools, name).isEmpty());
        if (sentry.isPresent() && !loaded.isEmpty()) {
            tally.allHindered(String.join(", ", loaded) + " came up in the running version meanwhile");
        }
        return tally.result();
    }

    /** The classes that change and were not loaded when it was worked out what becomes of those that are. */
    private Set<String> unloadedThen() {
        return installed.classes().stream()
                .filter(plan -> plan.action() == Action.LOAD)
                .map(ClassPlan::name)
                .filter(installation.reshaped().unloaded()::containsKey)
                .collect(Collectors.toSet());
    }

    private Void all(List<Object> objects, RehearsalTally tally, CallingThread thread) throws EvaluationException {
        if (sentry.isPresent()) {
            installation.showResources();
        }
        if (!isBegun(tally, thread)) {
            return null;
        }
        int size = Math.min(objects.size(), Rehearsal.MOST);
        for (int i = 0; i < size; i++) {
            thread.checkpoint();
            Object object = objects.get((int) ((long) i * objects.size() / size));
            // The application goes on: an object may be copied in the middle of its constructor, or of what it does.
            if (!isDone(object, tally, thread, false)) {
                isDone(object, tally, thread, true);
            }
        }
        return null;
    }

    /** False if there is nothing to rehearse with. */
    private boolean isBegun(RehearsalTally tally, CallingThread thread) {
        Watched began = watched(migration::beginRehearsal, thread);
        if (began.reached().isPresent()) {
            tally.hinderedAsWhole("what transforms calls " + changed(began.reached().get()) + ", before the first object");
            return false;
        }
        began.thrown().ifPresent(thrown -> tally.failedAsWhole(text(thrown)));
        return began.thrown().isEmpty();
    }

    /** False if it may be tried again. */
    private boolean isDone(Object object, RehearsalTally tally, CallingThread thread, boolean last) {
        Object copy;
        try {
            copy = copies.copy(object);
        } catch (RuntimeException | LinkageError e) {
            tally.hindered("it cannot be copied: " + e.getMessage(), "");
            return true;
        }
        Watched done = watched(() -> migration.rehearse(copy), thread);
        if (done.reached().isPresent()) {
            tally.hindered("it calls " + changed(done.reached().get()), example(object, copy));
            return true;
        }
        if (done.thrown().isPresent() && !last) {
            return false;
        }
        tally.took(done.took());
        if (done.thrown().isPresent()) {
            tally.failed(text(done.thrown().get()), example(object, copy));
        } else {
            tally.rehearsed();
        }
        return true;
    }

    private Watched watched(Call call, CallingThread thread) {
        Optional<Throwable> thrown = Optional.empty();
        sentry.ifPresent(Sentry::begin);
        long begin = System.nanoTime();
        try {
            call.call();
        } catch (Throwable e) {
            thrown = Optional.of(e);
        }
        long took = System.nanoTime() - begin;
        Optional<Sentry.Body> reached = sentry.flatMap(Sentry::end);
        // Who was interrupted has thrown nothing that counts.
        thread.checkpoint();
        return new Watched(thrown, reached, took);
    }

    /** Read from the copy: an object that has no holder yet would be given one. */
    private String example(Object object, Object copy) {
        return new ObjectText(migration.old()).of(object, copy);
    }

    private String changed(Sentry.Body body) {
        String owner = tools.shapes(installed.place().loader()).owner(body.owner().getName());
        return new MethodShape(body.method(), body.descriptor(), 0, null).source() + " of " + owner
                + ", whose code the upgrade changes";
    }

    /** Its message is the application's code. */
    private static String text(Throwable thrown) {
        try {
            return EvaluationException.reason(thrown);
        } catch (RuntimeException | Error e) {
            return thrown.getClass().getName();
        }
    }

    /** What one call came to, and how many nanoseconds it took. */
    private record Watched(Optional<Throwable> thrown, Optional<Sentry.Body> reached, long took) {}

    /** Calls what the application has written. */
    private interface Call {
        void call() throws Throwable;
    }
}
