package dev.molt.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks the files of a tests jar to where its build had them, as tests open them by their paths. */
final class Resources {

    /** Where they lie, as seen from the directory that tests run in. */
    static final String FOLDER = "src/test/resources";

    private Resources() {}

    /** Unpacks all that is no class; of a class folder, nothing. */
    static void unpack(Path jar, Path folder) throws IOException {
        if (Files.isDirectory(jar)) {
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && !entry.getName().endsWith(".class") && file.startsWith(folder)) {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }
}
