package dev.molt.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Fails at one step: in front of it, or, where that writes a file, when half of it is written. */
final class FailingDisk implements Disk {

    /** The process dies here. */
    static final class Death extends Error {}

    /** How it fails. */
    interface Failure {

        void happen() throws IOException;
    }

    private final Disk real;
    private final Failure failure;
    private int left;

    FailingDisk(Disk real, int step, Failure failure) {
        this.real = real;
        this.failure = failure;
        this.left = step;
    }

    /** True if there were fewer steps. */
    boolean cameThrough() {
        return left >= 0;
    }

    private void step() throws IOException {
        if (left-- == 0) {
            failure.happen();
        }
    }

    @Override
    public void create(Path file, byte[] content) throws IOException {
        step();
        if (left == 0) {
            real.create(file, Arrays.copyOf(content, content.length / 2));
        }
        step();
        real.create(file, content);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step();
        real.createFolder(folder);
    }

    @Override
    public void sync(Path path) throws IOException {
        step();
        real.sync(path);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        real.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        real.delete(path);
    }
}
