package dev.molt.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Loads all classes of a jar or a class folder; those that lack something they need are passed over. */
final class Loading {

    private static final String CLASS = ".class";

    private final ClassLoader loader;
    private final boolean initialized;

    Loading(ClassLoader loader, boolean initialized) {
        this.loader = loader;
        this.initialized = initialized;
    }

    /** Loads them, and tells how many were loaded and how many passed over. */
    String all(Path code) throws IOException {
        int loaded = 0;
        int skipped = 0;
        for (String name : names(code)) {
            try {
                Class.forName(name, initialized, loader);
                loaded++;
            } catch (ClassNotFoundException | LinkageError e) {
                skipped++;
            }
        }
        return loaded + " " + skipped;
    }

    /** The classes in a jar, as this JVM's version sees it, or in a folder. */
    static SortedSet<String> names(Path code) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        if (Files.isDirectory(code)) {
            try (Stream<Path> files = Files.walk(code)) {
                files.map(file -> code.relativize(file).toString().replace('\\', '/')).forEach(name -> add(name, names));
            }
            return names;
        }
        try (JarFile jar = new JarFile(code.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
            jar.versionedStream().forEach(entry -> add(entry.getName(), names));
        }
        return names;
    }

    private static void add(String entry, SortedSet<String> names) {
        if (entry.endsWith(CLASS) && !entry.startsWith("META-INF/") && !entry.endsWith("-info.class")) {
            names.add(entry.substring(0, entry.length() - CLASS.length()).replace('/', '.'));
        }
    }
}
