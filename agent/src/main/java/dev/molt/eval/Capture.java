package dev.molt.eval;

import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks the JVM for the class files of loaded classes, by a retransformation that changes nothing. */
final class Capture {

    private final Tools tools;

    Capture(Tools tools) {
        this.tools = tools;
    }

    /** By name, what the JVM reads these classes from. */
    Map<String, byte[]> of(Set<Class<?>> types) {
        Map<String, byte[]> captured = new TreeMap<>();
        tools.transformer().capture(types);
        try {
            Rereading.of(tools.instrumentation(), types);
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(e);
        } finally {
            tools.transformer().captured().forEach((type, bytes) -> captured.put(type.getName(), bytes));
        }
        return captured;
    }
}
