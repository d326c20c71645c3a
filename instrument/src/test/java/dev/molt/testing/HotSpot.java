package dev.molt.testing;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Optional;
import net.bytebuddy.agent.ByteBuddyAgent;

/** The JVM that the tests run in, asked to redefine classes. */
public final class HotSpot {

    private HotSpot() {
    }

    /** The agent interface of this JVM. */
    public static Instrumentation instrumentation() {
        return ByteBuddyAgent.install();
    }

    /** Redefines a class, and says what the JVM refused with if it did. */
    public static Optional<String> redefine(Class<?> type, byte[] bytes) {
        try {
            instrumentation().redefineClasses(new ClassDefinition(type, bytes));
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.of(e.getMessage());
        } catch (ClassNotFoundException | UnmodifiableClassException e) {
            throw new AssertionError(e);
        }
    }

    /** Redefines a class, which the JVM must accept. */
    public static void mustRedefine(Class<?> type, byte[] bytes) {
        redefine(type, bytes).ifPresent(refusal -> {
            throw new AssertionError(type + ": " + refusal);
        });
    }
}
