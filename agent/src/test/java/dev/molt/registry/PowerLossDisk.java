package dev.molt.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Knows what a loss of power may take back: content and names for which nobody called {@link #sync}. */
final class PowerLossDisk implements Disk {

    private final Disk real = new FastDisk();
    private final Set<Path> contents = new HashSet<>();
    private final Deque<Change> names = new ArrayDeque<>();

    /** Takes back a change of names, unless all the folders in which they are were synced. */
    private record Change(Set<Path> folders, Undo undo) {}

    /** How to take it back. */
    private interface Undo {

        void run() throws IOException;
    }

    /** Files that somebody put there in the usual way. */
    void written(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList()) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    contents.add(path);
                }
                named(() -> new Tree(real, path).delete(), path.getParent());
            }
        }
    }

    /** Contents that nobody synced are gone, and so are changes of names, if they are to be: the latest first. */
    void lose(boolean alsoNames) throws IOException {
        for (Path path : contents) {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.writeString(path, "");
            }
        }
        while (alsoNames && !names.isEmpty()) {
            names.pop().undo.run();
        }
    }

    private void named(Undo undo, Path... folders) {
        names.push(new Change(new HashSet<>(Set.of(folders)), undo));
    }

    @Override
    public void create(Path file, byte[] content) throws IOException {
        real.create(file, content);
        contents.add(file);
        named(() -> Files.deleteIfExists(file), file.getParent());
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        real.createFolder(folder);
        named(() -> new Tree(real, folder).delete(), folder.getParent());
    }

    @Override
    public void sync(Path path) throws IOException {
        real.sync(path);
        contents.remove(path);
        names.forEach(change -> change.folders.remove(path));
        names.removeIf(change -> change.folders.isEmpty());
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        byte[] replaced = Files.isRegularFile(to) ? Files.readAllBytes(to) : null;
        real.move(from, to);
        List<Path> moved = new ArrayList<>(contents.stream().filter(p -> p.startsWith(from)).toList());
        contents.removeAll(moved);
        moved.forEach(p -> contents.add(p.equals(from) ? to : to.resolve(from.relativize(p))));
        Set<Path> folders = new HashSet<>(Set.of(from.getParent()));
        folders.add(to.getParent());
        names.push(new Change(folders, () -> {
            Files.move(to, from);
            if (replaced != null) {
                Files.write(to, replaced);
            }
        }));
    }

    @Override
    public void delete(Path path) throws IOException {
        boolean link = Files.isSymbolicLink(path);
        Path target = link ? Files.readSymbolicLink(path) : null;
        byte[] content = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(path) : null;
        real.delete(path);
        contents.remove(path);
        named(() -> {
            if (!Files.isDirectory(path.getParent())) {
                return;
            }
            if (link) {
                Files.createSymbolicLink(path, target);
            } else if (content != null) {
                Files.write(path, content);
            } else {
                Files.createDirectory(path);
            }
        }, path.getParent());
    }
}
