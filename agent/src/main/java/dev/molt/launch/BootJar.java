package dev.molt.launch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Puts the few types that upgraded classes of any loader may call on the boot class path. */
final class BootJar {

    private static final String NESTED = "META-INF/molt/boot.jar";

    private BootJar() {}

    /**
     * Extracts the nested boot jar to a directory that only this user can enter, appends it to the boot class path and
     * loads all of it at once: a temporary file may be cleaned away at any time afterwards.
     *
     * @throws IOException if it cannot be written or read
     * @throws ClassNotFoundException if one of its classes does not load
     * @throws IllegalStateException if one of its classes was loaded by something else than the boot loader
     */
    static void append(Instrumentation instrumentation) throws IOException, ClassNotFoundException {
        Path directory = Files.createTempDirectory("molt-boot");
        Path file = directory.resolve("molt-boot.jar");
        try (InputStream in = NestedJarLoader.open(NESTED)) {
            Files.copy(in, file);
        }
        // Deleted when the JVM ends; the boot loader keeps the file open until then.
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        try (JarFile jar = new JarFile(file.toFile())) {
            instrumentation.appendToBootstrapClassLoaderSearch(jar);
            for (String name : classNames(jar)) {
                Class<?> loaded = Class.forName(name, true, null);
                if (loaded.getClassLoader() != null) {
                    throw new IllegalStateException(name + " came from " + loaded.getClassLoader());
                }
            }
        }
    }

    private static List<String> classNames(JarFile jar) {
        List<String> names = new ArrayList<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().endsWith(".class") && !entry.getName().endsWith("package-info.class")) {
                names.add(entry.getName().replaceAll("\\.class$", "").replace('/', '.'));
            }
        }
        return names;
    }
}
