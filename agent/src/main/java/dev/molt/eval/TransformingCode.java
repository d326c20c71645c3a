package dev.molt.eval;

import dev.molt.CodeChange;
import dev.molt.OldState;
import dev.molt.appup.Direction;
import dev.molt.codechange.Step;
import dev.molt.plan.Transformation;
import dev.molt.reshape.Reshaped;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Map;

/** What an author wrote to transform the objects of one module, ready to be called for each of them. */
@FunctionalInterface
interface TransformingCode {

    /**
     * Transforms one object.
     *
     * @param old the values of its old fields by name
     * @return what is still to be written to it
     * @throws Throwable whatever the author's code throws
     */
    Map<ObjectField, Object> transform(Object self, Map<String, Object> old) throws Throwable;

    /**
     * That of a step; where an object does it, one is made.
     *
     * @param reshaped what the version wanted was made of
     * @param state what the objects are to have
     * @throws EvaluationException if none can be made
     */
    static TransformingCode of(Step.ByClass step, Tools tools, ClassLoader loader, Transformation transformation,
            Reshaped reshaped, NewState state) throws EvaluationException {
        String vsn = transformation.vsn();
        boolean down = transformation.direction() == Direction.DOWN;
        Object extra = transformation.extra();
        if (step instanceof Step.ByMethod method) {
            MethodHandle handle = new AddedMethod(tools, loader, reshaped)
                    .find(method.className(), method.method(), method.methodDescriptor());
            return (self, old) -> {
                handle.invokeWithArguments(vsn, down, self, old, extra);
                return Map.of();
            };
        }
        CodeChange<Object> change = make(step.className(), tools, loader);
        String module = transformation.update().module().value();
        return down
                ? (self, old) -> state.fitted(change.down(vsn, new OldState(module, old), self, extra))
                : (self, old) -> state.fitted(change.up(vsn, new OldState(module, old), self, extra));
    }

    @SuppressWarnings("unchecked")
    private static CodeChange<Object> make(String name, Tools tools, ClassLoader loader) throws EvaluationException {
        try {
            Class<?> type = Class.forName(name, true, loader);
            if (!CodeChange.class.isAssignableFrom(type)) {
                throw new EvaluationException(name + " implements a " + CodeChange.class.getName()
                        + " of its own class path; leave molt.jar out of it when the application runs");
            }
            Object made = (Object) tools.lookup(type).findConstructor(type, MethodType.methodType(void.class))
                    .asType(MethodType.methodType(Object.class)).invokeExact();
            return (CodeChange<Object>) made;
        } catch (EvaluationException e) {
            throw e;
        } catch (NoSuchMethodException e) {
            throw new EvaluationException("no object of " + name + " can be made: the class was loaded without the constructor"
                    + " that it has now; give it another name", e);
        } catch (Throwable e) {
            throw new EvaluationException("no object of " + name + " can be made, which transforms: " + e, e);
        }
    }
}
