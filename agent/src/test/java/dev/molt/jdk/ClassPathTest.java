package dev.molt.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of entries that a loader of the JDK's looks along. */
@EveryJdk
class ClassPathTest {

    @TempDir
    private Path folder;

    @Test
    void whoWalksAlongItMeetsAllThatStays() throws Exception {
        Jdk.open(HotSpot.instrumentation());
        List<Path> codes = List.of(code("a"), code("b"), code("c"));
        try (URLClassLoader loader = new URLClassLoader(codes.stream().map(ClassPathTest::url).toArray(URL[]::new), null)) {
            ClassPath path = ClassPath.of(loader).orElseThrow();
            Object second = path.entry(codes.get(1)).orElseThrow();
            Enumeration<URL> walk = loader.findResources("name.txt");
            List<String> met = new ArrayList<>(List.of(text(walk.nextElement()), text(walk.nextElement())));
            path.replace(second, path.open(code("d")));
            path.replace(null, path.open(code("e")));
            while (walk.hasMoreElements()) {
                met.add(text(walk.nextElement()));
            }
            assertEquals(List.of("a", "b", "c", "e"), met);
            assertEquals(List.of("a", "d", "c", "e"), all(loader));
            assertThrows(NullPointerException.class, () -> path.replace(second, null));
            assertThrows(NullPointerException.class, () -> path.replace(null, null));
        }
    }

    private static List<String> all(URLClassLoader loader) throws IOException {
        List<String> all = new ArrayList<>();
        for (Enumeration<URL> walk = loader.findResources("name.txt"); walk.hasMoreElements();) {
            all.add(text(walk.nextElement()));
        }
        return all;
    }

    private Path code(String name) throws IOException {
        Path code = Files.createDirectories(folder.resolve(name));
        Files.writeString(code.resolve("name.txt"), name);
        return code;
    }

    private static URL url(Path code) {
        try {
            return code.toUri().toURL();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(URL url) throws IOException {
        try (var in = url.openStream()) {
            return new String(in.readAllBytes());
        }
    }
}
