package dev.molt.target;

import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import dev.molt.registry.StartFiles;
import dev.molt.registry.StartPointer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Keeps a system's JVM running, as OTP's heart does: starts it again when it dies, until it is asked to stop. */
public final class Heart implements Closeable {

    /** More deaths than these within {@link #PERIOD} are no accident. */
    static final int MOST_DEATHS = 5;

    static final Duration PERIOD = Duration.ofSeconds(60);

    private static final String LOG = "molt.log";

    private final Starts starts;
    private final Launcher launcher;
    private final RunFiles files;
    private final RotatingLog log;
    private final Consumer<String> told;
    private final LongSupplier nanoseconds;
    private final Deaths deaths = new Deaths(MOST_DEATHS, PERIOD);

    private Process child;
    private boolean stopping;

    Heart(
            Starts starts,
            Launcher launcher,
            RunFiles files,
            RotatingLog log,
            Consumer<String> told,
            LongSupplier nanoseconds) {
        this.starts = starts;
        this.launcher = launcher;
        this.files = files;
        this.log = log;
        this.told = told;
        this.nanoseconds = nanoseconds;
    }

    /**
     * The heart of a root, the only one that it has until it is closed.
     *
     * @param logSize bytes of one file of the log
     * @param logFiles how many of them are kept
     * @param told hears what happens, which the log has as well
     * @throws RefusedException if the root has another heart
     */
    public static Heart of(Root root, long logSize, int logFiles, Consumer<String> told)
            throws IOException, RefusedException {
        long pid = ProcessHandle.current().pid();
        Files.createDirectories(root.log());
        return new Heart(
                new RootStarts(StartFiles.of(root)),
                new JvmLauncher(root, Path.of(System.getProperty("java.home")), pid),
                RunFiles.take(root.run(), pid),
                new RotatingLog(root.log(), LOG, logSize, logFiles),
                told,
                System::nanoTime);
    }

    /** What to start. */
    interface Starts {

        /** What to start now; what was meant for one start is taken away, durably, before this returns. */
        StartPointer take() throws IOException, RefusedException;

        /** True if somebody asked for one start of something: then the JVM ended because it was to. */
        boolean isPlanned() throws IOException, RefusedException;
    }

    /** How a heart ended. */
    public enum Ending {
        /** It was asked to. */
        STOPPED,
        /** The system died too often. */
        GAVE_UP
    }

    /** Starts the system, and again whenever it has died; returns when it is to run no longer. */
    public Ending run() throws InterruptedException {
        while (true) {
            try {
                Process started = start();
                if (started == null) {
                    return stopped();
                }
                if (await(started)) {
                    continue;
                }
            } catch (RefusedException | IOException e) {
                tell("the system could not be started: " + reason(e));
            }
            synchronized (this) {
                if (stopping) {
                    return stopped();
                }
            }
            if (deaths.tooMany(nanoseconds.getAsLong())) {
                tell("gave up: the system died more than " + MOST_DEATHS + " times within " + PERIOD.toSeconds()
                        + " seconds");
                return Ending.GAVE_UP;
            }
        }
    }

    /** Asks the system to end, and ends it if it does not within a time; it is not started again. */
    public void stop(Duration patience) throws InterruptedException {
        Process running;
        synchronized (this) {
            stopping = true;
            running = child;
        }
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            tell("process " + running.pid() + " did not end within " + patience.toSeconds() + " seconds, and is killed");
            running.destroyForcibly();
            running.waitFor();
        }
    }

    /** Makes room for another heart. */
    @Override
    public void close() throws IOException {
        files.close();
        log.close();
    }

    private Ending stopped() {
        tell("stopped, as it was asked to");
        return Ending.STOPPED;
    }

    /** Starts the JVM; null if it is not to be started any more. */
    private synchronized Process start() throws IOException, RefusedException {
        if (stopping) {
            return null;
        }
        StartPointer pointer = starts.take();
        child = launcher.launch(pointer);
        note(child);
        tell("release " + pointer.release() + " starts in process " + child.pid());
        return child;
    }

    /** Of a JVM that runs but cannot be noted, the operator is told; it is not abandoned. */
    private void note(Process running) {
        try {
            files.running(running.pid());
        } catch (IOException e) {
            tell("process " + running.pid() + " is not in run/molt.pid: " + e);
        }
    }

    /** Waits for the JVM's end, and tells whether it was planned. */
    private boolean await(Process started) throws IOException, RefusedException, InterruptedException {
        Pump pump = Pump.start(started, log);
        int exit = started.waitFor();
        pump.finish();
        synchronized (this) {
            child = null;
        }
        tell("process " + started.pid() + " ended with " + described(exit));
        files.ended();
        boolean planned = starts.isPlanned();
        if (planned) {
            tell("it is started again as it asked for");
        }
        return planned;
    }

    /** A JVM that was killed ends with 128 and the number of the signal. */
    private static String described(int exit) {
        return "exit code " + exit + (exit > 128 && exit < 128 + 65 ? " (signal " + (exit - 128) + ")" : "");
    }

    private void tell(String line) {
        log.line("heart: " + line);
        told.accept(line);
    }

    private static String reason(Exception e) {
        return e instanceof RefusedException ? e.getMessage() : e.toString();
    }
}
