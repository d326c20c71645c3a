package dev.molt.eval;

import java.util.Map;
import java.util.Optional;

/** Finds out which class the JVM's verifier refuses: of a redefinition that fails, it does not say. */
final class Verification {

    private Verification() {}

    /** What the verifier says of the first class that it refuses, or empty if it cannot be brought to say it. */
    static Optional<String> failure(Map<Class<?>, byte[]> classes) {
        for (Map.Entry<Class<?>, byte[]> entry : classes.entrySet()) {
            String name = entry.getKey().getName();
            try {
                // Links the class, which verifies it; nothing of it runs.
                new Scratch(entry.getKey().getClassLoader()).define(name, entry.getValue()).getDeclaredMethods();
            } catch (VerifyError e) {
                return Optional.of(name + " fails verification: " + brief(e.getMessage()));
            } catch (LinkageError e) {
                // Alone in a loader it cannot be linked, as one whose superclass is not public: nothing is told of it.
            }
        }
        return Optional.empty();
    }

    /** The first line, and the place that follows it: {@code Exception Details: Location: PLACE Reason: ...}. */
    private static String brief(String message) {
        String[] lines = String.valueOf(message).split("\n");
        return lines.length > 3 ? lines[0] + " in " + lines[3].strip() : lines[0];
    }

    /** A loader of one class, for nothing but verification. */
    private static final class Scratch extends ClassLoader {

        Scratch(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
