package dev.molt.agent;

import dev.molt.eval.BootClasses;
import dev.molt.eval.LoadTime;
import dev.molt.eval.Tools;
import dev.molt.jfr.Recorder;
import dev.molt.jmx.JmxRegistration;
import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Version;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All that changes need, made when the first is asked for: an application that nobody upgrades does not pay for it. */
final class Later implements Supplier<ReleaseHandler> {

    private static final long SECONDS = 2;

    private final Options options;
    private final LoadTime loadTime;
    private final ReentrantLock lock = new ReentrantLock();
    private Journal journal;
    private Tools tools;
    private ReleaseHandler handler;

    /**
     * Begins to prepare what is loaded; the rest comes later.
     *
     * @param boot the jar whose classes belong to the boot loader
     * @throws IOException if the journal cannot be written
     * @throws ReflectiveOperationException if this JVM lacks something that Molt needs
     */
    Later(Options options, Instrumentation instrumentation, Supplier<byte[]> boot)
            throws IOException, ReflectiveOperationException {
        this.options = options;
        if (options.journal().isPresent()) {
            journal().check();
        }
        BootClasses.define(instrumentation, boot.get());
        this.loadTime = LoadTime.begin(instrumentation, options.without(), new Supplier<Tools>() {
            @Override
            public Tools get() {
                return toolsInTime();
            }
        });
    }

    LoadTime loadTime() {
        return loadTime;
    }

    /** What was done. */
    Journal journal() {
        lock.lock();
        try {
            if (journal == null) {
                journal = new Journal(Clock.systemUTC(), options.journal());
                journal.listen(new Recorder());
            }
            return journal;
        } finally {
            lock.unlock();
        }
    }

    /** What changes are made with. */
    Tools tools() {
        lock.lock();
        try {
            if (tools == null) {
                Tools made = Tools.prepare(loadTime, options.without());
                made.others().settlement().tell(journal());
                tools = made;
            }
            return tools;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JVM lacks something that Molt needs: " + e, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The same for redefinitions by somebody else, in which nobody may wait for ever: who makes them may be suspended by a
     * debugger. Null if it took too long.
     */
    private Tools toolsInTime() {
        try {
            if (!lock.tryLock(SECONDS, TimeUnit.SECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return tools();
        } finally {
            lock.unlock();
        }
    }

    /** Who answers. */
    @Override
    public ReleaseHandler get() {
        lock.lock();
        try {
            if (handler == null) {
                ReleaseHandler made = new ReleaseHandler(Version.current(), tools(), journal());
                if (options.jmx()) {
                    JmxRegistration.register(made, new RootReleases(() -> made, options.root().isPresent()), journal());
                }
                handler = made;
            }
            return handler;
        } finally {
            lock.unlock();
        }
    }
}
