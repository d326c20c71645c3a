package dev.molt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The class files of the running JDK's java.base: thousands, of every shape. */
public final class JavaBase {

    private JavaBase() {
    }

    /** Hands each to a test, one at a time. */
    public static int each(Consumer<byte[]> test) {
        Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
        try (Stream<Path> files = Files.walk(module)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class")).toList();
            for (Path file : classes) {
                test.accept(Files.readAllBytes(file));
            }
            return classes.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
