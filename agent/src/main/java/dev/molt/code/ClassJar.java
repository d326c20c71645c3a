package dev.molt.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** A jar, multi-release ones as this JVM sees them. */
final class ClassJar implements CodeSource {

    private final Path path;
    private final JarFile jar;
    private final SortedSet<String> names = new TreeSet<>();

    ClassJar(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        this.path = path;
        this.jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        jar.versionedStream()
                .map(JarEntry::getName)
                .filter(CodeSource::isClass)
                .forEach(entry -> names.add(CodeSource.className(entry)));
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public SortedSet<String> classNames() {
        return names;
    }

    @Override
    public Optional<byte[]> classBytes(String name) throws IOException {
        return resource(CodeSource.classPath(name));
    }

    @Override
    public Optional<byte[]> resource(String resource) throws IOException {
        JarEntry entry = jar.getJarEntry(resource);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Optional.of(in.readAllBytes());
        }
    }

    @Override
    public SortedSet<String> resourcesEndingIn(String suffix) {
        SortedSet<String> found = new TreeSet<>();
        jar.versionedStream().map(JarEntry::getName).filter(n -> n.endsWith(suffix)).forEach(found::add);
        return found;
    }

    @Override
    public long lastModified(String className) throws IOException {
        return Files.getLastModifiedTime(path).toMillis();
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
