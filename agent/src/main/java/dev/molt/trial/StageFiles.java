package dev.molt.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies the program of a trial's JVM out of Molt, as that JVM is to see nothing else of it. */
final class StageFiles {

    /** Its main class. */
    static final String PROGRAM = "dev.molt.stage.Stage";

    /** All of it; by name, as some of it cannot be loaded where JUnit is not. */
    static final List<String> CLASSES = List.of("LibraryLoader", "Loading", "Outcomes", "Stage", "Suite");

    private StageFiles() {}

    /** Copies it to a folder. */
    static void copyTo(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("dev/molt/stage"));
        for (String name : CLASSES) {
            String file = name + ".class";
            try (InputStream in = StageFiles.class.getClassLoader().getResourceAsStream("dev/molt/stage/" + file)) {
                Files.copy(in, target.resolve(file));
            }
        }
    }
}
