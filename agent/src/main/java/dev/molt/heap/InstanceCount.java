package dev.molt.heap;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the instances of a class by the JVM's own class histogram, the one that {@code jcmd GC.class_histogram}
 * prints.
 *
 * <p>It counts by name over all loaders: two classes of one name are counted together, which can only refuse too often.
 */
public final class InstanceCount {

    private final Instrumentation instrumentation;

    /** Counts in the JVM of this instrumentation. */
    public InstanceCount(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** How many instances of one class are reachable, or -1 if this JVM cannot tell; see {@link #live(Set)}. */
    public long live(String className) {
        return live(Set.of(className)).map(counts -> counts.get(className)).orElse(-1L);
    }

    /**
     * How many instances of each class are reachable; empty if this JVM cannot tell. Walks the heap while the
     * application stands; collects garbage fully, but only if the heap holds any instance at all.
     */
    public Optional<Map<String, Long>> live(Set<String> classNames) {
        try {
            Map<String, Long> all = histogram("-all", classNames);
            boolean none = all.values().stream().allMatch(count -> count == 0);
            return Optional.of(none ? all : histogram("", classNames));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** How many instances of each class the heap holds, be they garbage already; empty if this JVM cannot tell. */
    public Optional<Map<String, Long>> known(Set<String> classNames) {
        try {
            return Optional.of(histogram("-all", classNames));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private Map<String, Long> histogram(String option, Set<String> classNames) throws ReflectiveOperationException {
        Map<String, Long> counts = new TreeMap<>();
        classNames.forEach(name -> counts.put(name, 0L));
        run(("GC.class_histogram " + option).strip())
                .lines()
                .filter(line -> classNames.stream().anyMatch(line::contains))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length >= 4 && counts.containsKey(columns[3]))
                .forEach(columns -> counts.merge(columns[3], Long.parseLong(columns[1]), Long::sum));
        return counts;
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
