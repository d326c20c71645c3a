package dev.molt.jmx;

import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleasesOf;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Makes the release handler known to management consoles. */
public final class JmxRegistration {

    /** The bean's name. */
    public static final String NAME = "dev.molt:type=ReleaseHandler";

    private JmxRegistration() {}

    /**
     * Registers it with the platform's MBean server, which comes into being by it if it is not there yet. Where that fails,
     * the journal tells, and all else works.
     */
    public static void register(ReleaseHandler handler, ReleasesOf releases, Journal journal) {
        try {
            register(platformServer(), handler, releases, journal);
        } catch (JMException | RuntimeException | LinkageError e) {
            journal.write(0, "jmx", "failed", e.toString());
        }
    }

    static void register(MBeanServer server, ReleaseHandler handler, ReleasesOf releases, Journal journal)
            throws JMException {
        ObjectName name = new ObjectName(NAME);
        Notifications notifications = new Notifications(name);
        server.registerMBean(
                new ReleaseHandlerBean(new ManagedReleases(handler, releases, notifications), notifications), name);
        notifications.start();
        journal.listen(notifications);
    }

    /** An application may have named a class that makes the server, which is looked for by the context class loader. */
    private static MBeanServer platformServer() {
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return ManagementFactory.getPlatformMBeanServer();
        } finally {
            thread.setContextClassLoader(ours);
        }
    }
}
