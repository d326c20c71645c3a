package dev.molt.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A manifest that is being written, in the order in which it is told; {@link java.util.jar.Manifest} has none.
 *
 * <p>Source of the layout: the JAR File Specification, "Name-Value pairs and Sections".
 */
final class ManifestText {

    private static final int LONGEST_LINE = 72;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Begins the section of an entry. */
    ManifestText section(String entry) {
        bytes.writeBytes(new byte[] {'\r', '\n'});
        return line("Name", entry);
    }

    /** Adds an attribute, on as many lines as it takes. */
    ManifestText line(String name, String value) {
        byte[] line = (name + ": " + value).getBytes(StandardCharsets.UTF_8);
        int column = 0;
        for (byte b : line) {
            if (column == LONGEST_LINE) {
                bytes.writeBytes(new byte[] {'\r', '\n', ' '});
                column = 1;
            }
            bytes.write(b);
            column++;
        }
        bytes.writeBytes(new byte[] {'\r', '\n'});
        return this;
    }

    /** All of it; the empty line at the end belongs to the last section. */
    byte[] bytes() {
        bytes.writeBytes(new byte[] {'\r', '\n'});
        return bytes.toByteArray();
    }
}
