package dev.molt.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Tiny jars of sources and texts. */
public final class ApplicationJars {

    private ApplicationJars() {}

    /**
     * Writes a jar, and the folders above it.
     *
     * @param source one compilation unit, which may be empty
     * @param resources texts by path
     */
    public static Path write(Path jar, String source, Map<String, String> resources) throws IOException {
        Files.createDirectories(jar.getParent());
        Map<String, byte[]> entries = new TreeMap<>();
        if (!source.isEmpty()) {
            Compiled.classes(source).classes().forEach((name, bytes) -> entries.put(CodeSource.classPath(name), bytes));
        }
        resources.forEach((path, text) -> entries.put(path, Jars.text(text)));
        return Jars.jar(jar, entries);
    }

    /** Writes the jar of an application, whose upgrade file may be empty. */
    public static Path application(Path jar, String name, String version, String source, String appup)
            throws IOException {
        Map<String, String> resources = new TreeMap<>();
        resources.put(
                "META-INF/molt/application.yaml", "application: " + name + "\nversion: \"" + version + "\"\n");
        if (!appup.isEmpty()) {
            resources.put("META-INF/molt/appup.yaml", appup);
        }
        return write(jar, source, resources);
    }
}
