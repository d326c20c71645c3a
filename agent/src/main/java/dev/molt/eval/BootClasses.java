package dev.molt.eval;

import dev.molt.jdk.Defining;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Puts the few types that upgraded classes of any loader may call into the boot loader.
 *
 * <p>They are defined there directly. {@code appendToBootstrapClassLoaderSearch} would need a temporary file that may be
 * cleaned away, makes the JVM print a warning and switches class data sharing off for the application.
 */
public final class BootClasses {

    private static final String CLASS = ".class";

    private BootClasses() {}

    /**
     * Defines every class of a jar; before any class is loaded that names one of them. A class that is there already stays:
     * an earlier start may have failed behind this step.
     *
     * @throws IOException if the jar cannot be read
     * @throws IllegalStateException if a class comes from another loader
     */
    public static void define(Instrumentation instrumentation, byte[] jar)
            throws IOException {
        Defining defining = Defining.open(instrumentation);
        Map<String, Class<?>> defined = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(CLASS) && !entry.getName().endsWith("package-info.class")) {
                    String name = entry.getName().substring(0, entry.getName().length() - CLASS.length()).replace('/', '.');
                    byte[] bytes = zip.readAllBytes();
                    if (!isThere(name)) {
                        defined.put(name, defining.define(null, name, bytes, null));
                    }
                }
            }
        }
        // Not before all are there: the JVM verifies what another agent has changed, and looks for what it names.
        for (Map.Entry<String, Class<?>> each : defined.entrySet()) {
            check(each.getKey(), each.getValue());
        }
    }

    /** True if Molt was started in this JVM before, and failed after this. */
    private static boolean isThere(String name) {
        try {
            return Class.forName(name, false, null) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Found by name, as the application's classes will: by the loader that all others ask first. */
    private static void check(String name, Class<?> defined) {
        try {
            Class<?> found = Class.forName(name, true, null);
            if (found != defined || found.getClassLoader() != null) {
                throw new IllegalStateException(name + " came from " + found.getClassLoader());
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is not found in the boot loader", e);
        }
    }
}
