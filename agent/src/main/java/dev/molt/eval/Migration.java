package dev.molt.eval;

import dev.molt.codechange.Step;
import dev.molt.plan.Transformation;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Reshaped;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Carries {@code code_change} out on the objects of one module, while nothing else can run in it.
 *
 * <p>In two passes: first every object's new values are worked out, by code that may fail, and nothing is written; then all
 * are written. What was there before is kept until the end, so that it can come back.
 */
final class Migration {

    private final Tools tools;
    private final Class<?> module;
    private final Transformation transformation;
    private final ObjectFields fields;
    private final Map<String, ObjectField> old;
    private final Map<String, ObjectField> all;
    private final Reshaped reshaped;
    private final NewValues values;
    private final NewState state;
    /** What is written to. */
    private final List<ObjectField> touched;
    /** What is remembered; a field that is let go may be there twice, as it may have two places. */
    private final List<ObjectField> kept;
    private final List<Step> steps;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private List<Object> objects = List.of();
    private List<Object[]> before = List.of();
    /** What a class does, once it is rehearsed. */
    private TransformingCode rehearsed;

    /**
     * A transformation not yet begun.
     *
     * @param running the class file of the version that they come from
     * @param reshaped what the version wanted was made of
     * @param others true if others than this transformation may write to its objects
     */
    Migration(
            Tools tools,
            Class<?> module,
            Transformation transformation,
            byte[] running,
            Reshaped reshaped,
            boolean others) {
        this.tools = tools;
        this.module = module;
        this.transformation = transformation;
        this.reshaped = reshaped;
        this.fields = new ObjectFields(tools, module, tools.shapes(module.getClassLoader()).homes());
        this.old = fields.of(running);
        this.values = new NewValues(tools, module, transformation, old, reshaped);
        this.state = new NewState(running, transformation.compiled().classFile(), fields);
        this.all = new LinkedHashMap<>(old);
        this.all.putAll(fields.of(transformation.compiled().classFile()));
        this.steps = transformation.compiled().steps();
        if (!isByClass()) {
            steps.forEach(step -> evaluations.add(evaluation(step)));
        }
        this.touched = isByClass() ? List.copyOf(all.values()) : evaluations.stream().map(Evaluation::field).toList();
        this.kept = new ArrayList<>(isByClass() || !others ? List.of() : all.values());
        kept.addAll(touched);
    }

    private boolean isByClass() {
        return steps.size() == 1 && steps.get(0) instanceof Step.ByClass;
    }

    /**
     * Transforms objects; if that fails, {@link #undo} has to follow.
     *
     * @param instances all objects of the class and of its subclasses
     * @param thread calls what the application has written
     */
    void run(List<Object> instances, CallingThread thread) throws EvaluationException {
        remember(instances);
        if (isByClass()) {
            List<Map<ObjectField, Object>> given = thread.run("code_change", () -> call(thread));
            for (int i = 0; i < objects.size(); i++) {
                give(objects.get(i), given.get(i));
            }
            return;
        }
        List<Object[]> values = thread.run("code_change", () -> values(thread));
        for (int i = 0; i < objects.size(); i++) {
            write(objects.get(i), touched, values.get(i));
        }
    }

    private void give(Object object, Map<ObjectField, Object> given) throws EvaluationException {
        given.forEach((field, value) -> field.set(object, value));
        try {
            state.check(object);
        } catch (NullPointerException e) {
            throw failure(object, e);
        }
    }

    /**
     * Makes, in the thread that asks, what transforms the objects, if a class does: an upgrade does so before the first, and also
     * where there is none.
     */
    void beginRehearsal() throws EvaluationException {
        if (isByClass()) {
            rehearsed = code();
        }
    }

    /**
     * Does, in the thread that asks and has begun, all that may fail for one object. Expressions only return values, which nobody sees before
     * those of all objects are there: so what they come to is dropped.
     *
     * @param copy an object that nobody else has
     * @throws Throwable what the transform throws
     */
    void rehearse(Object copy) throws Throwable {
        if (isByClass()) {
            rehearsed.transform(copy, oldState(read(touched, copy))).forEach((field, value) -> field.set(copy, value));
            state.check(copy);
        }
        for (Evaluation evaluation : evaluations) {
            evaluation.value().of(copy);
        }
    }

    /** The fields that the version declares which the objects come from. */
    Collection<ObjectField> old() {
        return old.values();
    }

    /** Gives the objects back what they had. */
    void undo() {
        for (int i = before.size() - 1; i >= 0; i--) {
            write(objects.get(i), kept, before.get(i));
        }
        before = List.of();
    }

    /** Tells of the fields that no object has a value in any more. */
    Homes emptied(Homes homes) {
        Homes left = homes;
        for (Step step : steps) {
            if (step instanceof Step.Dropped dropped) {
                left = left.emptied(module.getName(), dropped.field(), dropped.descriptor());
            }
        }
        return left;
    }

    /** Adds what is kept for the way back. */
    void held(Set<Object> into) {
        before.forEach(values -> Arrays.stream(values).filter(Objects::nonNull).forEach(into::add));
    }

    /** How many objects it is about. */
    int size() {
        return objects.size();
    }

    /**
     * Remembers what objects have. This is done before any object of any module is transformed, as the transform of one may write
     * to others; what is remembered of an object stays, if it is asked for again because there are more of them.
     */
    void remember(List<Object> instances) {
        if (isRemembered(instances)) {
            return;
        }
        Map<Object, Object[]> earlier = new IdentityHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            earlier.put(objects.get(i), before.get(i));
        }
        List<Object[]> all = new ArrayList<>(instances.size());
        for (Object object : instances) {
            Object[] known = earlier.get(object);
            all.add(known == null ? read(kept, object) : known);
        }
        objects = instances;
        before = all;
    }

    private boolean isRemembered(List<Object> instances) {
        if (before.size() != instances.size()) {
            return false;
        }
        for (int i = 0; i < instances.size(); i++) {
            if (instances.get(i) != objects.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static void write(Object object, List<ObjectField> fields, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            fields.get(i).set(object, values[i]);
        }
    }

    private List<Object[]> values(CallingThread thread) throws EvaluationException {
        List<Object[]> values = new ArrayList<>(objects.size());
        for (Object object : objects) {
            thread.checkpoint();
            values.add(values(object, evaluations));
        }
        return values;
    }

    private Object[] values(Object object, List<Evaluation> evaluations) throws EvaluationException {
        Object[] values = new Object[evaluations.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = evaluations.get(i).value().of(object);
            } catch (Throwable e) {
                throw failure(object, e);
            }
        }
        return values;
    }

    /** A loop and no stream: there may be a million objects, and somebody waits. */
    private static Object[] read(List<ObjectField> fields, Object object) {
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).get(object);
        }
        return values;
    }

    private Evaluation evaluation(Step step) {
        if (step instanceof Step.Evaluated evaluated) {
            return new Evaluation(field(evaluated.field(), evaluated.descriptor()), value(values.of(evaluated)));
        } else if (step instanceof Step.Copied copied) {
            return new Evaluation(field(copied.field(), copied.descriptor()), value(values.of(copied)));
        } else if (step instanceof Step.Dropped dropped) {
            ObjectField field = fields.dropped(dropped.field(), dropped.descriptor())
                    .orElseGet(() -> field(dropped.field(), dropped.descriptor()));
            boolean reference = dropped.descriptor().startsWith("L") || dropped.descriptor().startsWith("[");
            return new Evaluation(field, reference ? object -> null : field::get);
        }
        throw new IllegalStateException(step + " does not stand alone");
    }

    private static Value value(MethodHandle handle) {
        return object -> (Object) handle.invokeExact(object);
    }

    private ObjectField field(String name, String descriptor) {
        ObjectField field = all.get(ObjectFields.key(name, descriptor));
        if (field == null) {
            throw new LinkageError("objects of " + module.getName() + " have no room for " + name);
        }
        return field;
    }

    /** What each object is to be given, which is not written by a thread that nobody may wait for any more. */
    private List<Map<ObjectField, Object>> call(CallingThread thread) throws EvaluationException {
        TransformingCode code = code();
        List<Map<ObjectField, Object>> given = new ArrayList<>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            thread.checkpoint();
            try {
                given.add(code.transform(objects.get(i), oldState(before.get(i))));
            } catch (Throwable e) {
                throw failure(objects.get(i), e);
            }
        }
        return given;
    }

    private TransformingCode code() throws EvaluationException {
        Step.ByClass step = (Step.ByClass) steps.get(0);
        return TransformingCode.of(step, tools, module.getClassLoader(), transformation, reshaped, state);
    }

    /** As it was before any object of the module was transformed: the transform of one may write to another. */
    private Map<String, Object> oldState(Object[] remembered) {
        Map<String, Object> values = new LinkedHashMap<>();
        // Old fields come first in all of them.
        for (int i = 0; i < old.size(); i++) {
            values.put(kept.get(i).name(), remembered[i]);
        }
        return values;
    }

    private EvaluationException failure(Object object, Throwable cause) {
        int number = 1;
        while (objects.get(number - 1) != object) {
            number++;
        }
        return new EvaluationException(
                "code_change of " + module.getName() + " threw " + cause + " for object " + number + " of " + objects.size()
                        + " (" + new ObjectText(old.values()).of(object) + ")",
                cause);
    }

    /** A field, and how its new value is worked out. */
    private record Evaluation(ObjectField field, Value value) {}

    /** Works a value out from an object. */
    private interface Value {
        Object of(Object object) throws Throwable;
    }
}
