package dev.molt.eval;

import dev.molt.appup.Purge;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.Tombstone;
import dev.molt.diff.ClassDiff;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts one version's classes into one loader: all of them by one redefinition, or none.
 *
 * <p>The order is what makes it safe beside a running application: first publish (whatever is loaded from now on comes up
 * new), then wait for loads in progress, define what is new, redefine what is loaded.
 */
final class Installation {

    private final Tools tools;
    private final Instance instance;
    private final List<ClassPlan> classes;
    private final String release;
    private final Publication before;
    private final Publication after;

    /**
     * An installation not yet begun.
     *
     * @param release the version wanted, as messages of deleted classes name it
     * @param before what is published for classes loaded later now
     * @param after what will be
     */
    Installation(
            Tools tools,
            Instance instance,
            List<ClassPlan> classes,
            String release,
            Publication before,
            Publication after) {
        this.tools = tools;
        this.instance = instance;
        this.classes = classes;
        this.release = release;
        this.before = before;
        this.after = after;
    }

    /**
     * Refuses, while nothing has changed yet, if a class that is to be deleted softly has got instances since the plan.
     *
     * @throws EvaluationException if one has
     */
    void checkPurge() throws EvaluationException {
        for (ClassPlan plan : classes) {
            // Looked at now: a call in front of the change may have loaded what the plan found not loaded.
            if (plan.action() == Action.DELETE
                    && plan.purge() == Purge.SOFT_PURGE
                    && find(plan.name()).isPresent()) {
                long live = tools.instanceCount().live(plan.name());
                if (live != 0) {
                    throw new EvaluationException(plan.name() + " cannot be deleted: objects of it came to life after the plan was"
                            + " made; let go of them first, or write purge: brutal_purge, after which every call on them"
                            + " throws NoClassDefFoundError");
                }
            }
        }
    }

    /**
     * Makes the new version the running one.
     *
     * @return how many classes were redefined
     * @throws EvaluationException if that fails; then the old version runs on
     */
    int commit() throws EvaluationException {
        try {
            publish(after);
            awaitLoads();
            addClasses();
            return redefineLoaded();
        } catch (EvaluationException | RuntimeException | Error e) {
            String left = undo();
            throw new EvaluationException(EvaluationException.reason(e) + (left.isEmpty() ? "" : "; " + left), e);
        }
    }

    /**
     * Makes the old version the running one again.
     *
     * @return what could not be undone, in words for the operator; empty if all was
     */
    String undo() {
        try {
            publish(before);
            awaitLoads();
            Map<Class<?>, byte[]> old = new LinkedHashMap<>();
            Map<Class<?>, byte[]> reshaped = new LinkedHashMap<>();
            for (ClassPlan plan : classes) {
                byte[] bytes = plan.action() == Action.ADD ? tombstone(plan) : plan.oldBytes();
                find(plan.name()).ifPresent(type -> (mayBeReshaped(plan) ? reshaped : old).put(type, bytes));
            }
            tools.redefinition().restore(old);
            String left = undo(reshaped);
            dropStatics(Action.ADD);
            return left;
        } catch (EvaluationException | RuntimeException | Error e) {
            return "undoing it failed: " + EvaluationException.reason(e);
        }
    }

    /** One by one: a class that was loaded in the meantime with its new shape cannot go back. */
    private String undo(Map<Class<?>, byte[]> reshaped) {
        List<String> left = new ArrayList<>();
        reshaped.forEach((type, bytes) -> {
            try {
                tools.redefinition().restore(Map.of(type, bytes));
            } catch (EvaluationException e) {
                left.add(type.getName());
            }
        });
        return left.isEmpty()
                ? ""
                : String.join(", ", left) + " was loaded meanwhile in its new shape, and stays until the JVM is restarted";
    }

    private static boolean mayBeReshaped(ClassPlan plan) {
        return plan.action() == Action.LOAD
                && !plan.loaded()
                && !ClassDiff.between(ClassFile.of(plan.oldBytes()), ClassFile.of(plan.newBytes()))
                        .shapeChanges()
                        .isEmpty();
    }

    /**
     * Lets go of what the deleted classes held: the last step, after which there is no way back.
     *
     * @return which of them keep it, and why: no reason to call an upgrade failed whose code runs
     */
    List<String> dropStatics() {
        return dropStatics(Action.DELETE);
    }

    private List<String> dropStatics(Action gone) {
        List<String> kept = new ArrayList<>();
        for (ClassPlan plan : classes) {
            if (plan.action() == gone) {
                byte[] bytes = gone == Action.ADD ? plan.newBytes() : plan.oldBytes();
                find(plan.name()).ifPresent(type -> {
                    try {
                        new Statics(tools.jdk()).drop(type, bytes);
                    } catch (LinkageError e) {
                        // Where the type of one field cannot be found, the JVM shows none of the class's fields.
                        kept.add(plan.name() + " keeps what its static fields hold: " + e);
                    }
                });
            }
        }
        return kept;
    }

    private void publish(Publication publication) {
        tools.transformer().publish(instance.loader(), instance.code(), publication.classes());
    }

    private void awaitLoads() {
        for (ClassPlan plan : classes) {
            if (plan.action() != Action.ADD || after.isFindable(plan.name())) {
                tools.jdk().awaitLoading(instance.loader(), plan.name());
            }
        }
    }

    /** Defines the classes that the loader could not find by itself, and revives those that were deleted before. */
    private void addClasses() throws EvaluationException {
        List<ClassPlan> added = new ArrayList<>();
        for (ClassPlan plan : classes) {
            if (plan.action() == Action.ADD) {
                added.add(plan);
            }
        }
        new Additions(tools, instance, after).add(added);
    }

    /** One call; repeated only for classes that a loader without a lock defined behind our back meanwhile. */
    private int redefineLoaded() throws EvaluationException {
        Map<Class<?>, byte[]> done = new HashMap<>();
        Map<Class<?>, byte[]> batch = loaded(done);
        do {
            tools.redefinition().redefine(batch);
            done.putAll(batch);
            batch = loaded(done);
        } while (!batch.isEmpty());
        return done.size();
    }

    private Map<Class<?>, byte[]> loaded(Map<Class<?>, byte[]> done) {
        Map<Class<?>, byte[]> batch = new LinkedHashMap<>();
        for (ClassPlan plan : classes) {
            find(plan.name()).filter(type -> !done.containsKey(type)).ifPresent(type -> batch.put(type, bytes(plan)));
        }
        return batch;
    }

    private byte[] bytes(ClassPlan plan) {
        return plan.action() == Action.DELETE ? tombstone(plan) : plan.newBytes();
    }

    private byte[] tombstone(ClassPlan plan) {
        return plan.action() == Action.DELETE
                ? Tombstone.of(plan.oldBytes(), plan.name() + " was deleted by " + release)
                : Tombstone.of(plan.newBytes(), plan.name() + " belongs to " + release + ", which was not installed");
    }

    private Optional<Class<?>> find(String name) {
        return tools.find(instance, name);
    }
}
