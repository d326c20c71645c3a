package dev.molt.target;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A log in a fixed number of files of a limited size, {@code NAME.1} the newest, so that {@code tail -F NAME.1} goes on
 * when the files move up.
 *
 * <p>It never fails whoever writes: what cannot be written is counted, and told when writing works again.
 */
final class RotatingLog implements Closeable {

    private static final Set<OpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private final Path folder;
    private final String name;
    private final long limit;
    private final int files;

    private OutputStream out;
    private long size;
    private long lost;
    private boolean isInLine;

    /**
     * A log that goes on where its newest file ends.
     *
     * @param limit bytes of one file
     * @param files how many of them are kept
     */
    RotatingLog(Path folder, String name, long limit, int files) {
        this.folder = folder;
        this.name = name;
        this.limit = limit;
        this.files = files;
    }

    /** Appends a line, which begins on a line of its own. */
    synchronized void line(String line) {
        byte[] bytes = ((isInLine ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
        append(bytes, bytes.length);
    }

    /** Appends bytes; a line that came whole is not divided between two files. */
    synchronized void append(byte[] bytes, int length) {
        int from = 0;
        try {
            tellLoss();
            while (from < length) {
                from += write(bytes, from, length);
            }
        } catch (IOException e) {
            lost += length - from;
            abandon();
        }
    }

    private void tellLoss() throws IOException {
        if (lost > 0) {
            open();
            byte[] told = ("(" + lost + " bytes could not be written here)\n").getBytes(StandardCharsets.UTF_8);
            out.write(told);
            size += told.length;
            lost = 0;
        }
    }

    /** Writes what fits, and gives how much that was. */
    private int write(byte[] bytes, int from, int length) throws IOException {
        open();
        long room = limit - size;
        if (length - from <= room) {
            return put(bytes, from, length - from);
        }
        int lines = (int) room;
        while (lines > 0 && bytes[from + lines - 1] != '\n') {
            lines--;
        }
        // A line longer than a whole file has to be divided somewhere.
        int now = lines > 0 || size > 0 ? lines : (int) room;
        int put = put(bytes, from, now);
        rotate();
        return put;
    }

    private int put(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        size += length;
        isInLine = length == 0 ? isInLine : bytes[from + length - 1] != '\n';
        return length;
    }

    private void open() throws IOException {
        if (out == null) {
            Path newest = file(1);
            out = Channels.newOutputStream(Files.newByteChannel(newest, APPEND, Folders.permissions(newest, "rw-r--r--")));
            size = Files.size(newest);
            if (size > limit) {
                rotate();
                open();
            }
        }
    }

    private void rotate() throws IOException {
        close();
        for (int number = files - 1; number >= 1; number--) {
            if (Files.exists(file(number))) {
                Files.move(file(number), file(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (files == 1) {
            Files.delete(file(1));
        }
    }

    private Path file(int number) {
        return folder.resolve(name + "." + number);
    }

    private void abandon() {
        try {
            close();
        } catch (IOException e) {
            // The loss is counted already.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        OutputStream closing = out;
        out = null;
        size = 0;
        if (closing != null) {
            closing.close();
        }
    }
}
