package dev.molt.eval;

import dev.molt.appup.Purge;
import dev.molt.heap.HeapWalk;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.suspend.Blocker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks after the classes that an upgrade takes out. */
final class Deletions {

    /** How long somebody may be inside who only passes. */
    static final Duration PASSING = Duration.ofMillis(200);

    private final Tools tools;
    private final Place place;
    private final Reshaping reshaping;
    private final List<ClassPlan> classes;

    Deletions(Tools tools, Place place, Reshaping reshaping, List<ClassPlan> classes) {
        this.tools = tools;
        this.place = place;
        this.reshaping = reshaping;
        this.classes = classes;
    }

    /**
     * Refuses if a class that is to be deleted softly has instances now.
     *
     * @param held objects that count only if something else holds them, too
     * @throws EvaluationException if one has
     */
    void checkPurge(Set<Object> held) throws EvaluationException {
        for (ClassPlan plan : classes) {
            // Looked at now: a call in front of the change may have loaded what the plan found not loaded.
            Optional<Class<?>> type = tools.find(place, plan.name());
            boolean soft = plan.action() == Action.DELETE && plan.purge() == Purge.SOFT_PURGE;
            if (soft && type.isPresent() && isUsed(type.get(), held)) {
                throw new EvaluationException(plan.name() + " cannot be deleted while objects of it live; let go of them first,"
                        + " or write purge: brutal_purge, after which every call on them throws NoClassDefFoundError");
            }
        }
    }

    /**
     * Refuses if somebody waits inside of what is to be deleted softly.
     *
     * @throws EvaluationException if somebody does
     */
    void checkWaiting() throws EvaluationException {
        Inside inside = inside(Purge.SOFT_PURGE);
        checkSeen(inside);
        check(inside.waiting(PASSING));
    }

    /**
     * Waits until nobody is inside of what is deleted softly, and nobody calls any more.
     *
     * @throws EvaluationException if somebody stays
     */
    void drain(Duration limit) throws EvaluationException {
        Inside inside = inside(Purge.SOFT_PURGE);
        checkSeen(inside);
        check(inside.after(limit));
    }

    /** Waits for those to leave whom the gates kept inside of what is deleted softly, and lets them find it as it was. */
    void letFinish(Duration limit) {
        inside(Purge.SOFT_PURGE).after(limit);
    }

    private static void checkSeen(Inside inside) throws EvaluationException {
        if (!inside.seesAllThreads()) {
            throw new EvaluationException("this JVM hides virtual threads that may be in what is deleted softly;"
                    + " start it without -Djdk.trackAllThreads=false, or write purge: brutal_purge");
        }
    }

    private static void check(List<Blocker> inside) throws EvaluationException {
        if (!inside.isEmpty()) {
            throw new EvaluationException("what is deleted softly was not left by " + words(inside)
                    + ". Try again when it has returned from there,"
                    + " or write purge: brutal_purge, after which it finishes in the code that is gone");
        }
    }

    /** Who is inside of what was deleted, and finishes there; empty if nobody is. */
    String lingering() {
        List<Blocker> inside = new ArrayList<>(inside(Purge.BRUTAL_PURGE).after(Duration.ZERO));
        inside.addAll(inside(Purge.SOFT_PURGE).after(Duration.ZERO));
        return words(inside);
    }

    private static String words(List<Blocker> inside) {
        return inside.stream().map(Blocker::toString).collect(Collectors.joining("; "));
    }

    private Inside inside(Purge purge) {
        Set<Class<?>> deleted = classes.stream()
                .filter(plan -> plan.action() == Action.DELETE && plan.purge() == purge)
                .flatMap(plan -> withBeside(tools, place, plan.name()).stream())
                .collect(Collectors.toSet());
        return new Inside(tools, deleted);
    }

    /** A loaded class and what stands beside it; none if it is not loaded. */
    static Set<Class<?>> withBeside(Tools tools, Place place, String name) {
        Set<Class<?>> all = new HashSet<>();
        tools.find(place, name).ifPresent(type -> {
            all.add(type);
            all.addAll(tools.beside(place, name));
        });
        return all;
    }

    private boolean isUsed(Class<?> type, Set<Object> held) throws EvaluationException {
        long live = tools.instanceCount().live(type.getName());
        long ours = held.stream().filter(object -> object.getClass() == type).count();
        if (live != ours || ours == 0) {
            return live != 0;
        }
        try {
            // Molt's own objects are no roots of the walk.
            return !new HeapWalk(tools.instrumentation(), tools.jdk())
                    .find(Set.of(type), List.of())
                    .objects()
                    .isEmpty();
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("this JVM's heap cannot be walked: " + e, e);
        }
    }

    /**
     * Lets go of what the classes of one kind of change held.
     *
     * @return which of them keep it, and why: no reason to call an upgrade failed whose code runs
     */
    List<String> dropStatics(Action gone) {
        List<String> kept = new ArrayList<>();
        boolean occupied = gone == Action.DELETE && !inside(Purge.SOFT_PURGE).after(Duration.ZERO).isEmpty();
        for (ClassPlan plan : classes) {
            if (occupied && plan.action() == gone && plan.purge() == Purge.SOFT_PURGE) {
                kept.add(plan.name() + " keeps what its static fields hold: somebody is inside of what is deleted softly");
            } else if (plan.action() == gone) {
                tools.find(place, plan.name()).ifPresent(type -> {
                    try {
                        // What it declares, it was loaded with, whatever came or went since.
                        new Statics(tools.jdk()).drop(type, reshaping.shape(plan.name()));
                    } catch (LinkageError e) {
                        // Where the type of one field cannot be found, the JVM shows none of the class's fields.
                        kept.add(plan.name() + " keeps what its static fields hold: " + e);
                    }
                });
            }
        }
        return kept;
    }
}
