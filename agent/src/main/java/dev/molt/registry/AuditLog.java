package dev.molt.registry;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;

/** Who asked what of a system, and what became of it: one JSON object a line, on the disk before anybody is told. */
public final class AuditLog {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private static final Set<OpenOption> APPEND = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private static final String OWNER_ONLY = "rw-------";

    private final Clock clock;
    private final Path file;

    /** A log in a file that need not be there yet, in a folder that is. */
    public AuditLog(Clock clock, Path file) {
        this.clock = clock;
        this.file = file;
    }

    /**
     * Makes sure that entries can be appended.
     *
     * @throws IOException if they cannot; the message says why
     */
    public synchronized void check() throws IOException {
        try (FileChannel channel = open()) {
            channel.size();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Appends an entry. A line that a crash cut off stays, and the entry begins on a line of its own. */
    public synchronized void append(AuditEntry entry) throws IOException {
        try (FileChannel channel = open()) {
            if (RealDisk.hasPermissions(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
            }
            boolean isNew = channel.size() == 0;
            ByteBuffer line = StandardCharsets.UTF_8.encode((isCutOff() ? "\n" : "") + text(entry) + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
            if (isNew) {
                new RealDisk().sync(file.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, APPEND, RealDisk.permissions(file, OWNER_ONLY));
    }

    private IOException unwritable(IOException e) {
        return new IOException("the audit log " + file + " cannot be written: " + e.getMessage(), e);
    }

    private boolean isCutOff() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private String text(AuditEntry entry) {
        JsonObject object = new JsonObject();
        object.addProperty("time", clock.instant().toString());
        object.addProperty("user", entry.user());
        object.addProperty("from", entry.from());
        object.addProperty("action", entry.action());
        object.addProperty("subject", entry.subject());
        object.addProperty("digest", entry.digest());
        object.addProperty("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
        object.addProperty("reason", entry.reason());
        return JSON.toJson(object);
    }
}
