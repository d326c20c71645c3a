package dev.molt.launch;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The entry points of {@code molt.jar}: Java agent, attach target and command line. */
public final class Agent {

    private static final String BOOT = "META-INF/molt/boot.jar";

    private static final String STATUS = "status";

    /**
     * The agent's singleton: told {@code status}, it answers with its version and control socket; told the path of a
     * {@code start.boot} behind {@code boot}, it starts that system. Set once, when it runs; else null.
     */
    private static BiFunction<String, Consumer<String>, String> running;

    private Agent() {}

    /**
     * Starts Molt with the application. Whatever fails here is reported, and the application runs on without Molt.
     *
     * @param options {@code key=value,key=value}, or null
     */
    public static void premain(String options, Instrumentation instrumentation) {
        try {
            start(options, instrumentation);
        } catch (Throwable failure) {
            System.err.println("molt: not started, the application runs without it: " + reason(failure));
        }
    }

    /**
     * Starts Molt in a running application, or finds that it runs already.
     *
     * <p>Never throws: the attach API would swallow the reason. The outcome is written to the file named first in the
     * options: {@code ok VERSION SOCKET}, or {@code failed REASON}.
     *
     * @param options {@code FILE;key=value,key=value}
     */
    public static void agentmain(String options, Instrumentation instrumentation) {
        int end = options == null ? -1 : options.indexOf(';');
        String outcome;
        try {
            start(end < 0 ? options : options.substring(end + 1), instrumentation);
            outcome = "ok " + running.apply(STATUS, ignored -> {});
        } catch (Throwable failure) {
            outcome = "failed " + reason(failure);
        }
        if (end < 0) {
            System.err.println("molt: " + outcome);
        } else {
            report(Path.of(options.substring(0, end)), outcome);
        }
    }

    /** The command line. */
    public static void main(String[] arguments) throws Exception {
        ClassLoader loader = NestedJarLoader.over(ClassLoader.getSystemClassLoader(), BOOT, NestedJarLoader.CORE);
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass("dev.molt.cli.Main").getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    /** True if the agent is in this JVM. */
    static synchronized boolean isRunning() {
        return running != null;
    }

    /** Starts a system of which the agent knows. */
    static void boot(String file, Consumer<String> told) {
        running.apply("boot " + file, told);
    }

    private static synchronized void start(String options, Instrumentation instrumentation) throws Throwable {
        if (running != null) {
            return;
        }
        ClassLoader loader = NestedJarLoader.core();
        @SuppressWarnings("unchecked")
        var startup = (Function<Object[], Object>)
                loader.loadClass("dev.molt.agent.Startup").getConstructor().newInstance();
        Object started = startup.apply(new Object[] {options, instrumentation, NestedJar.open(BOOT)});
        if (started instanceof Throwable failure) {
            throw failure;
        }
        @SuppressWarnings("unchecked")
        var answers = (BiFunction<String, Consumer<String>, String>) started;
        running = answers;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        // Molt's own words; more special exceptions come from the JDK, whose messages need the type to be understood.
        boolean plain = failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure.getClass() == IOException.class;
        return plain && message != null ? message : failure.toString();
    }

    /** Writes aside and renames, so that the reader never sees half an outcome. */
    private static void report(Path file, String outcome) {
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".part");
            Files.write(aside, outcome.getBytes(StandardCharsets.UTF_8));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            System.err.println("molt: " + outcome + " (and could not write " + file + ": " + e + ")");
        }
    }
}
