package dev.molt.heap;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

/**
 * Counts the instances of a class by the JVM's own class histogram, the one that {@code jcmd GC.class_histogram} prints.
 *
 * <p>It counts by name over all loaders: two classes of one name are counted together, which can only refuse too often.
 */
public final class InstanceCount {

    private final Instrumentation instrumentation;

    /** Counts in the JVM of this instrumentation. */
    public InstanceCount(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * How many instances are reachable, or -1 if this JVM cannot tell. Walks the heap while the application stands; collects
     * garbage fully, but only if the heap holds any instance at all.
     */
    public long live(String className) {
        try {
            return histogram("-all", className) == 0 ? 0 : histogram("", className);
        } catch (ReflectiveOperationException | LinkageError e) {
            return -1;
        }
    }

    private long histogram(String option, String className) throws ReflectiveOperationException {
        return run(("GC.class_histogram " + option).strip())
                .lines()
                .filter(line -> line.contains(className))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    /**
     * Asks the diagnostic command directly: going through the platform MBean server would start it in an application
     * that may have none.
     */
    private String run(String command) throws ReflectiveOperationException {
        // Its static initialiser loads the native library that the next class needs.
        Class.forName("com.sun.management.internal.PlatformMBeanProviderImpl");
        Class<?> commands = Class.forName("com.sun.management.internal.DiagnosticCommandImpl");
        instrumentation.redefineModule(
                commands.getModule(),
                Set.of(),
                Map.of(),
                Map.of("com.sun.management.internal", Set.of(InstanceCount.class.getModule())),
                Set.of(),
                Map.of());
        Method bean = commands.getDeclaredMethod("getDiagnosticCommandMBean");
        bean.setAccessible(true);
        Method execute = commands.getDeclaredMethod("executeDiagnosticCommand", String.class);
        execute.setAccessible(true);
        return (String) execute.invoke(bean.invoke(null), command);
    }
}
