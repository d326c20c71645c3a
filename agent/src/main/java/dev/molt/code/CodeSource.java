package dev.molt.code;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/** A jar or class folder, opened for reading: classes by binary name, resources by path. */
public interface CodeSource extends Closeable {

    /**
     * Opens a jar or a folder.
     *
     * @throws IOException if there is nothing, or neither of the two
     */
    static CodeSource open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new ClassFolder(path);
        }
        return new ClassJar(path);
    }

    /** The jar or folder itself. */
    Path path();

    /** The binary names of all its classes, module and package descriptors left out. */
    SortedSet<String> classNames();

    /** The bytes of a class, or empty if it is not here. */
    Optional<byte[]> classBytes(String name) throws IOException;

    /** The bytes of a resource, or empty if it is not here. */
    Optional<byte[]> resource(String path) throws IOException;

    /** The paths of all its resources that end in this way. */
    SortedSet<String> resourcesEndingIn(String suffix);

    /** Milliseconds since the epoch at which what it holds of a class last changed on disk. */
    long lastModified(String className) throws IOException;

    /** True if the file name of a class file is one of a class, not of a descriptor. */
    static boolean isClass(String path) {
        return path.endsWith(".class")
                && !path.endsWith("module-info.class")
                && !path.endsWith("package-info.class")
                && !path.startsWith("META-INF/");
    }

    /** The binary name of the class in a file. */
    static String className(String path) {
        return path.substring(0, path.length() - ".class".length()).replace('/', '.');
    }

    /** The path of the file that holds a class. */
    static String classPath(String name) {
        return name.replace('.', '/') + ".class";
    }
}
