package dev.molt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Starts Molt inside a running JVM. */
final class Attachment {

    private static final String NO_WORD = "failed the agent could not tell how it went: run molt as the JVM's owner, and"
            + " where it runs; its standard error has the outcome";

    private Attachment() {}

    /**
     * The attach API tells nothing of what happens inside: the agent writes it to a file.
     *
     * @return {@code ok VERSION SOCKET} or {@code failed REASON}
     */
    static String attach(long pid, String options) throws IOException {
        Path directory = Files.createTempDirectory("molt-attach");
        Path outcome = directory.resolve("outcome");
        try {
            ByteBuddyAgent.attach(MoltJar.path().toFile(), String.valueOf(pid), outcome + ";" + options);
            return Files.exists(outcome) ? Files.readString(outcome) : NO_WORD;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException("process " + pid + " cannot be attached to: " + reason(e), e);
        } finally {
            Files.deleteIfExists(outcome);
            Files.deleteIfExists(directory);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
