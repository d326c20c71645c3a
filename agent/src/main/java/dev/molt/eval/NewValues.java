package dev.molt.eval;

import dev.molt.appup.Direction;
import dev.molt.classfile.NotNullFields;
import dev.molt.codechange.Step;
import dev.molt.plan.Transformation;
import dev.molt.reshape.Reshaped;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the values of new fields are worked out from an object of the old version, by what a transform says. */
final class NewValues {

    private static final MethodHandle CHECK = check();
    private static final MethodType VALUE = MethodType.methodType(Object.class, Object.class);

    private final Tools tools;
    private final Class<?> module;
    private final Transformation transformation;
    private final Map<String, ObjectField> old;
    private final Reshaped reshaped;
    private final Map<String, String> notNull;

    /**
     * Of a module's objects.
     *
     * @param old the fields of the version that they come from, in its order
     * @param reshaped what the version wanted was made of
     */
    NewValues(Tools tools, Class<?> module, Transformation transformation, Map<String, ObjectField> old, Reshaped reshaped) {
        this.tools = tools;
        this.module = module;
        this.transformation = transformation;
        this.old = old;
        this.reshaped = reshaped;
        this.notNull = NotNullFields.of(transformation.compiled().classFile());
    }

    /** Takes an object and returns the value; it calls the transform's code, and writes nothing. */
    MethodHandle of(Step.Evaluated step) {
        MethodHandle value = new AddedMethod(tools, module.getClassLoader(), reshaped)
                .find(module.getName(), step.method(), step.methodDescriptor());
        value = MethodHandles.insertArguments(value, old.size() + 1, transformation.vsn(),
                transformation.direction() == Direction.DOWN, transformation.extra());
        List<ObjectField> fields = new ArrayList<>(old.values());
        for (int i = fields.size(); i > 0; i--) {
            Class<?> type = value.type().parameterType(i);
            ObjectField field = fields.get(i - 1);
            value = step.reads().contains(field.name())
                    ? MethodHandles.filterArguments(value, i, field.getter().asType(MethodType.methodType(type, module)))
                    : MethodHandles.collectArguments(value, i, MethodHandles.zero(type));
        }
        int[] all = new int[value.type().parameterCount()];
        return checked(step.field(), MethodHandles
                .permuteArguments(value, MethodType.methodType(value.type().returnType(), module), all).asType(VALUE));
    }

    /** Takes an object and returns the value that a field of it has. */
    MethodHandle of(Step.Copied step) {
        return checked(step.field(), old.get(ObjectFields.key(step.fromField(), step.fromDescriptor())).getter());
    }

    /** The same, which throws where the field is declared not to be null and would be. */
    private MethodHandle checked(String field, MethodHandle value) {
        String annotation = notNull.get(field);
        return annotation == null ? value
                : MethodHandles.filterReturnValue(value, CHECK.bindTo(field + " is declared " + annotation + ", and would be null"));
    }

    private static Object notNull(String message, Object value) {
        return Objects.requireNonNull(value, message);
    }

    private static MethodHandle check() {
        try {
            return MethodHandles.lookup().findStatic(NewValues.class, "notNull",
                    MethodType.methodType(Object.class, String.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this cannot be: " + e, e);
        }
    }
}
