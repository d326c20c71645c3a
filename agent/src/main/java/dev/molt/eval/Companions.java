package dev.molt.eval;

import dev.molt.reshape.Call;
import dev.molt.reshape.Definition;
import dev.molt.reshape.Reshaped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Defines the classes that hold, beside the loaded ones, what a version adds to them. */
final class Companions {

    private final Tools tools;
    private final Instance instance;
    private final Shapes shapes;

    Companions(Tools tools, Instance instance) {
        this.tools = tools;
        this.instance = instance;
        this.shapes = tools.shapes(instance.loader());
    }

    /** Defines them; one that is there from before has the same contents. */
    void define(Reshaped reshaped) throws EvaluationException {
        for (Definition definition : reshaped.definitions()) {
            if (tools.jdk().findLoaded(instance.loader(), definition.name()) == null) {
                define(definition);
            }
        }
    }

    private void define(Definition definition) throws EvaluationException {
        Class<?> beside = tools.jdk().findLoaded(instance.loader(), definition.beside());
        // Before it is defined: the transformer must not prepare it.
        shapes.madeBeside(definition.name(), definition.beside());
        try {
            tools.letCallUs(beside.getModule());
            tools.jdk().define(
                    instance.loader(), definition.name(), definition.bytes(), beside.getProtectionDomain());
        } catch (LinkageError e) {
            throw new EvaluationException(
                    "what is added to " + definition.beside() + " cannot be defined: " + e, e);
        }
    }

    /** Gives added static fields their first values. */
    void initialize(Reshaped reshaped) throws EvaluationException {
        for (Call call : reshaped.calls()) {
            Class<?> owner = tools.jdk().findLoaded(instance.loader(), call.owner());
            try {
                Method method = owner.getDeclaredMethod(call.method());
                tools.open(method);
                method.invoke(null);
            } catch (InvocationTargetException e) {
                throw new EvaluationException(
                        "the initialiser of what is added to " + beside(reshaped, call) + " threw " + e.getCause(),
                        e.getCause());
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new EvaluationException(
                        "the initialiser of what is added to " + beside(reshaped, call) + " cannot be run: " + e, e);
            }
        }
    }

    private static String beside(Reshaped reshaped, Call call) {
        return reshaped.definitions().stream()
                .filter(definition -> definition.name().equals(call.owner()))
                .map(Definition::beside)
                .findFirst()
                .orElse(call.owner());
    }
}
