package dev.molt.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of class files, such as a compiler writes. */
final class ClassFolder implements CodeSource {

    private final Path root;
    private final SortedSet<String> files;

    ClassFolder(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> walk = Files.walk(root)) {
            this.files = walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException e) {
            // A folder in it that may not be entered, or that a build takes away at this moment.
            throw e.getCause();
        }
    }

    @Override
    public Path path() {
        return root;
    }

    @Override
    public SortedSet<String> classNames() {
        return files.stream()
                .filter(CodeSource::isClass)
                .map(CodeSource::className)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<byte[]> classBytes(String name) throws IOException {
        return resource(CodeSource.classPath(name));
    }

    @Override
    public Optional<byte[]> resource(String resource) throws IOException {
        return files.contains(resource) ? Optional.of(Files.readAllBytes(root.resolve(resource))) : Optional.empty();
    }

    @Override
    public SortedSet<String> resourcesEndingIn(String suffix) {
        return files.stream().filter(f -> f.endsWith(suffix)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public long lastModified(String className) throws IOException {
        Path file = root.resolve(CodeSource.classPath(className));
        return Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0;
    }

    @Override
    public void close() {}
}
