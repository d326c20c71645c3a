package dev.molt.registry;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** A folder with all that is in it. Links in it are links, whatever they lead to: to itself, or out of it. */
final class Tree {

    private final Disk disk;
    private final Path top;

    Tree(Disk disk, Path top) {
        this.disk = disk;
        this.top = top;
    }

    /** Makes sure that all of it outlives a loss of power. */
    void sync() throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    disk.sync(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                disk.sync(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes it, if it is there; done again, it deletes what a run before left. */
    void delete() throws IOException {
        if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                disk.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                disk.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
        disk.sync(top.getParent());
    }

    /** True if both hold the same: names, contents and where links lead to. */
    boolean isSameAs(Path other) throws IOException {
        List<Path> names = names(top);
        if (!names.equals(names(other))) {
            return false;
        }
        for (Path name : names) {
            if (!isSame(top.resolve(name), other.resolve(name))) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(folder::relativize).sorted().toList();
        }
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (Files.isSymbolicLink(one) || Files.isSymbolicLink(other)) {
            return Files.isSymbolicLink(one)
                    && Files.isSymbolicLink(other)
                    && Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
        }
        boolean folder = Files.isDirectory(one);
        return folder == Files.isDirectory(other) && (folder || Files.mismatch(one, other) == -1);
    }
}
