package dev.molt.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every change of a class file is noticed, once nobody writes any more. */
class FolderWatchTest {

    @TempDir
    private Path folder;

    @Test
    void aFileInAFolderThatWasJustMade() throws Exception {
        try (FolderWatch watch = FolderWatch.of(List.of(folder), Duration.ofMillis(20))) {
            write("app/deep/A.class", "1");
            assertEquals(List.of(), next(watch));
            write("app/deep/A.class", "22");
            assertEquals(List.of(), next(watch));
        }
    }

    @Test
    void aFileThatIsGone() throws Exception {
        Path file = write("A.class", "1");
        try (FolderWatch watch = FolderWatch.of(List.of(folder), Duration.ofMillis(20))) {
            Files.delete(file);
            assertEquals(List.of(file), next(watch));
        }
    }

    @Test
    void aFolderThatIsMadeAnew() throws Exception {
        Path file = write("app/A.class", "1");
        try (FolderWatch watch = FolderWatch.of(List.of(folder.resolve("app")), Duration.ofMillis(20))) {
            Files.delete(file);
            Files.delete(file.getParent());
            assertEquals(List.of(file), next(watch));
            write("app/A.class", "1");
            assertEquals(List.of(), next(watch));
        }
    }

    @Test
    void untilNobodyWantsToKnow() throws Exception {
        try (FolderWatch watch = FolderWatch.of(List.of(folder), Duration.ofMillis(20))) {
            assertEquals(Optional.empty(), watch.await(() -> false));
        }
    }

    @Test
    void otherFilesAreNone() throws Exception {
        write("A.class", "1");
        Snapshot before = Snapshot.of(List.of(folder));
        write("A.txt", "1");
        assertEquals(before, Snapshot.of(List.of(folder)));
        write("B.class", "1");
        assertEquals(List.of(folder.resolve("B.class")), before.goneSince(Snapshot.of(List.of(folder))));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<Path> next(FolderWatch watch) {
        return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> watch.await(() -> true).orElseThrow());
    }
}
