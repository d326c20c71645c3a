package walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a target system. */
record RootFiles(Path root) {

    /** Those in a folder and below it; hidden ones are nobody's business. */
    SortedSet<String> in(String folder) throws IOException {
        SortedSet<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            all.filter(file -> !Files.isDirectory(file) && !file.getFileName().toString().startsWith("."))
                    .forEach(file -> files.add(root.relativize(file).toString()));
        }
        return files;
    }

    /** The text of one of them; empty if it is not there. */
    String text(String file) throws IOException {
        Path path = root.resolve(file);
        return Files.exists(path) ? Files.readString(path).strip() : "";
    }

    /** The number of the process that runs from here. */
    long pid() throws IOException {
        return Long.parseLong(text("run/molt.pid"));
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
