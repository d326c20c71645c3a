package dev.molt.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The class files in some folders, with what tells that one was written anew.
 *
 * @param files by path, time and size
 */
record Snapshot(Map<Path, String> files) {

    private static final String ENDING = ".class";

    /** What lies there now; a folder that is not there, as in the middle of a clean build, is empty. */
    static Snapshot of(List<Path> folders) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(path -> path.toString().endsWith(ENDING)).forEach(path -> add(files, path));
            } catch (NoSuchFileException e) {
                // Looked at again when it is there.
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof NoSuchFileException)) {
                    throw e.getCause();
                }
            }
        }
        return new Snapshot(files);
    }

    private static void add(Map<Path, String> files, Path path) {
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
            files.put(path, is.lastModifiedTime() + " " + is.size() + " " + is.fileKey());
        } catch (IOException e) {
            // Gone again.
        }
    }

    /** The files that an older one had and this one has not. */
    List<Path> goneSince(Snapshot older) {
        TreeSet<Path> gone = new TreeSet<>(older.files.keySet());
        gone.removeAll(files.keySet());
        return List.copyOf(gone);
    }
}
