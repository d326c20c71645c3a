package dev.molt.launch;

import java.lang.reflect.InvocationTargetException;
import java.util.function.Consumer;

/** The program that a target system runs: starts a release's applications, with the agent if it is there. */
public final class Start {

    private static final String USAGE =
            "usage: java @releases/VERSION/start.args dev.molt.launch.Start releases/VERSION/start.boot";

    private Start() {}

    /**
     * Starts a system, which stays until the JVM is told to end.
     *
     * <p>What cannot start is told on standard error, and ends the JVM with 1.
     *
     * @param arguments the path of a {@code start.boot}
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            if (arguments.length != 1) {
                throw new IllegalStateException(USAGE);
            }
            boot(arguments[0]);
        } catch (Throwable failure) {
            tell(failure);
            System.exit(1);
        }
        // A system stays, as its components need not have threads of their own.
        Thread.currentThread().join();
    }

    private static void boot(String file) throws Throwable {
        Consumer<String> told = System.err::println;
        if (Agent.isRunning()) {
            Agent.boot(file, told);
            return;
        }
        ClassLoader loader = NestedJarLoader.core();
        try {
            loader.loadClass("dev.molt.system.SystemStart")
                    .getMethod("basic", String.class, Consumer.class)
                    .invoke(null, file, told);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Molt's own words, and then what the application threw. */
    private static void tell(Throwable failure) {
        if (failure instanceof IllegalStateException) {
            System.err.println(failure.getMessage());
            if (failure.getCause() != null) {
                failure.getCause().printStackTrace();
            }
        } else {
            failure.printStackTrace();
        }
    }
}
