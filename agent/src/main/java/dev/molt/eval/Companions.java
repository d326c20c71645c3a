package dev.molt.eval;

import dev.molt.reshape.Call;
import dev.molt.reshape.Definition;
import dev.molt.reshape.Forwarding;
import dev.molt.reshape.Reshaped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Defines the classes that hold, beside the loaded ones, what a version adds to them. */
final class Companions {

    private final Tools tools;
    private final Place place;
    private final Shapes shapes;
    private final Overriders overriders;

    Companions(Tools tools, Place place) {
        this.tools = tools;
        this.place = place;
        this.shapes = tools.shapes(place.loader());
        this.overriders = new Overriders(tools.jdk(), tools.instrumentation(), tools.transformer());
    }

    /** Defines them; one that is there from before has the same contents, but perhaps the values of an attempt that failed. */
    void define(Reshaped reshaped) throws EvaluationException {
        Set<String> fresh = reshaped.homes().fresh(shapes.homes());
        for (Definition definition : reshaped.definitions()) {
            Class<?> there = tools.jdk().findLoaded(place.loader(), definition.name());
            if (there == null) {
                define(definition);
            } else if (fresh.contains(definition.name())) {
                new Statics(tools.jdk()).drop(there, definition.bytes());
            }
        }
        overriders.look(place.loader(), reshaped);
    }

    /** Tells them of classes of no release that came since they were defined, and may override what they hold. */
    void tellOfOverriders(Reshaped reshaped) {
        overriders.lookAgain(place.loader(), reshaped);
    }

    private void define(Definition definition) throws EvaluationException {
        Class<?> beside = tools.jdk().findLoaded(place.loader(), definition.beside());
        // Before it is defined: the transformer must not prepare it.
        shapes.madeBeside(definition.name(), definition.beside(), definition.bytes());
        try {
            tools.letCallUs(beside.getModule());
            tools.jdk().define(
                    place.loader(), definition.name(), definition.bytes(), beside.getProtectionDomain());
        } catch (LinkageError e) {
            throw new EvaluationException(
                    "what is added to " + definition.beside() + " cannot be defined: " + e, e);
        }
    }

    /**
     * What has to become of companions that are there: those of the version that runs send their callers on, and those
     * that were sent on before and are present again get their own code back.
     */
    Map<String, byte[]> changes(Reshaped reshaped) {
        return changes(shapes.companions(), reshaped.companions());
    }

    /** The same of any two versions' companions, by class. */
    Map<String, byte[]> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, byte[]> changes = new TreeMap<>();
        Map<String, byte[]> present = new TreeMap<>();
        after.forEach((owner, name) -> present.put(owner, shapes.shape(name, Optional.empty())));
        before.forEach((owner, name) -> {
            byte[] companion = shapes.shape(name, Optional.empty());
            if (!present.containsKey(owner)) {
                Forwarding.of(companion).ifPresent(closed -> changes.put(name, closed));
            } else if (!name.equals(after.get(owner))) {
                changes.put(name, Forwarding.of(companion, present.get(owner)));
            }
        });
        after.forEach((owner, name) -> {
            if (shapes.running(name, Optional.empty()) != present.get(owner)) {
                changes.put(name, present.get(owner));
            }
        });
        return changes;
    }

    /** Gives added static fields their first values. */
    void call(Reshaped reshaped, List<Call> calls) throws EvaluationException {
        for (Call call : calls) {
            Class<?> owner = tools.jdk().findLoaded(place.loader(), call.owner());
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
