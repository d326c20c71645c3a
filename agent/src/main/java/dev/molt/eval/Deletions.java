package dev.molt.eval;

import dev.molt.appup.Purge;
import dev.molt.heap.HeapWalk;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks after the classes that an upgrade takes out. */
final class Deletions {

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
        for (ClassPlan plan : classes) {
            if (plan.action() == gone) {
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
