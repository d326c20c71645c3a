package dev.molt.eval;

import dev.molt.codechange.Step;
import dev.molt.eval.FirstTouchMigration.Given;
import dev.molt.eval.FirstTouchMigration.Needed;
import dev.molt.plan.Transformation;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Reshaped;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries {@code code_change} out on the objects of one module while the application runs: new values go into holders that the
 * running version does not look at, and what is dropped is let go when nobody looks at it any more.
 */
final class AheadMigration {

    private final Tools tools;
    private final Class<?> module;
    private final List<Step> steps;
    private final ObjectFields fields;
    private final Map<String, ObjectField> old;
    private final NewValues values;
    private final Homes homes;
    private final Optional<FirstTouchMigration> touch;
    private List<ObjectField> released = List.of();

    private AheadMigration(Tools tools, Class<?> module, Transformation transformation, byte[] running, Reshaped reshaped) {
        this.tools = tools;
        this.module = module;
        this.steps = transformation.compiled().steps();
        this.homes = tools.shapes(module.getClassLoader()).homes();
        this.fields = new ObjectFields(tools, module, homes);
        this.old = fields.of(running);
        this.values = new NewValues(tools, module, transformation, old, reshaped);
        this.touch = gives(steps) ? Optional.of(touch()) : Optional.empty();
    }

    /**
     * Makes ready, so that objects which nobody finds are transformed on their first touch; empty if a field that the transform
     * gives a value lives where the running version sees it: in the objects themselves, or in holders that they have.
     *
     * @param running the class file of the version that the objects come from
     * @param reshaped what the version wanted was made of, all of which is defined
     * @param before where the fields live that the running version has
     */
    static Optional<AheadMigration> of(Tools tools, Class<?> module, Transformation transformation, byte[] running,
            Reshaped reshaped, Homes before) {
        Homes homes = tools.shapes(module.getClassLoader()).homes();
        Optional<String> holder = homes.transforming(module.getName())
                .filter(name -> !before.transforming(module.getName()).equals(Optional.of(name)));
        boolean beside = transformation.compiled().steps().stream().allMatch(step -> target(step).isEmpty()
                || holder.isPresent() && homes.place(module.getName(), target(step).get().name(), target(step).get().descriptor())
                        .filter(place -> place.holder().equals(holder.get())).isPresent());
        return beside ? Optional.of(new AheadMigration(tools, module, transformation, running, reshaped)) : Optional.empty();
    }

    /** A field that a step gives a value. */
    private record Target(String name, String descriptor) {}

    private static Optional<Target> target(Step step) {
        if (step instanceof Step.Evaluated evaluated) {
            return Optional.of(new Target(evaluated.field(), evaluated.descriptor()));
        } else if (step instanceof Step.Copied copied) {
            return Optional.of(new Target(copied.field(), copied.descriptor()));
        }
        return Optional.empty();
    }

    private static boolean gives(List<Step> steps) {
        return steps.stream().anyMatch(step -> target(step).isPresent());
    }

    private FirstTouchMigration touch() {
        HolderHandles holders = fields.holders(homes.transforming(module.getName()).orElseThrow());
        List<Given> given = new ArrayList<>();
        Set<String> reads = new HashSet<>();
        for (Step step : steps) {
            target(step).ifPresent(field -> given.add(new Given(value(step, reads), holders.setter(field.name(), fields.type(field.descriptor())))));
        }
        FirstTouchMigration migration = new FirstTouchMigration(module.getName(), holders, given, needed(reads));
        holders.touch(migration);
        return migration;
    }

    private MethodHandle value(Step step, Set<String> reads) {
        if (step instanceof Step.Evaluated evaluated) {
            reads.addAll(evaluated.reads());
            return values.of(evaluated);
        }
        reads.add(((Step.Copied) step).fromField());
        return values.of((Step.Copied) step);
    }

    /** Those of the fields read, which are known by name and descriptor. */
    private List<Needed> needed(Set<String> reads) {
        List<Needed> needed = new ArrayList<>();
        old.forEach((key, field) -> {
            if (reads.contains(field.name())) {
                needed.add(new Needed(field.getter(), zero(fields.type(key.substring(field.name().length())))));
            }
        });
        return needed;
    }

    private static Object zero(Class<?> type) {
        try {
            return MethodHandles.zero(type).invoke();
        } catch (Throwable e) {
            throw new LinkageError("there is no zero of " + type, e);
        }
    }

    /**
     * Transforms one object, if it is of this module.
     *
     * @throws EvaluationException if the transform throws
     */
    void transform(Object object) throws EvaluationException {
        if (touch.isPresent() && module.isInstance(object)) {
            try {
                touch.get().ahead(object);
            } catch (Throwable e) {
                throw new EvaluationException("code_change of " + module.getName() + " threw " + e + " for an object ("
                        + new ObjectText(old.values()).of(object) + ")", e);
            }
        }
    }

    /** True if objects are to be looked for before the change. */
    boolean gives() {
        return touch.isPresent();
    }

    /** True if something is let go. */
    boolean drops() {
        return steps.stream().anyMatch(AheadMigration::isReleased);
    }

    private static boolean isReleased(Step step) {
        return step instanceof Step.Dropped dropped && dropped.descriptor().length() > 1;
    }

    /** Tells of the fields that objects have no value in any more, once the new version runs. */
    Homes emptied(Homes now) {
        released = steps.stream().filter(AheadMigration::isReleased).map(step -> released((Step.Dropped) step)).toList();
        touch.ifPresent(found -> found.release(released));
        Homes left = now;
        for (Step step : steps) {
            if (step instanceof Step.Dropped dropped) {
                left = left.left(module.getName(), dropped.field(), dropped.descriptor());
            }
        }
        return left;
    }

    private ObjectField released(Step.Dropped step) {
        return fields.dropped(step.field(), step.descriptor())
                .orElseGet(() -> old.get(ObjectFields.key(step.field(), step.descriptor())));
    }

    /**
     * Transforms one object that was missed, or made meanwhile, if it is of this module, and lets go of what it has dropped.
     *
     * @param lazy whether it is left to its first touch
     */
    void settle(Object object, boolean lazy) {
        if (!module.isInstance(object)) {
            return;
        }
        if (touch.isPresent() && !touch.get().isDone(object)) {
            if (!lazy) {
                touch.get().attempt(object);
            }
        } else {
            released.forEach(field -> field.set(object, null));
        }
    }

    /** True for a class whose objects may be cloned by the running version, which would give two objects one holder. */
    boolean mayBeCloned() {
        return LiveObjects.types(tools.instrumentation(), Set.of(module)).stream().anyMatch(Cloneable.class::isAssignableFrom);
    }

    /** The class whose objects it is about. */
    Class<?> module() {
        return module;
    }

    /** How many objects were transformed so far. */
    int size() {
        return touch.map(FirstTouchMigration::report).map(report -> (int) (report.ahead() + report.touched())).orElse(0);
    }

    /** What transforms objects when they are touched; empty if there is nothing to give them. */
    Optional<FirstTouchMigration> touched() {
        return touch;
    }
}
