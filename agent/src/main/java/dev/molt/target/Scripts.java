package dev.molt.target;

import dev.molt.registry.Root;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What lies in {@code bin}: scripts that find the root by where they lie, and a unit for systemd that has to be told. */
final class Scripts {

    private final Root root;

    Scripts(Root root) {
        this.root = root;
    }

    /**
     * Writes them.
     *
     * @param home where the root will lie
     * @param name the release's name
     */
    void write(Path home, String name) throws IOException {
        program("start", "root.sh", "java.sh", "runs.sh", "start.sh");
        program("stop", "root.sh", "runs.sh", "stop.sh");
        program("molt", "root.sh", "java.sh", "molt.sh");
        String unit = resource("unit.service")
                .replace("@NAME@", name)
                .replace("@START@", quoted(home.resolve("bin").resolve("start")));
        Files.writeString(root.bin().resolve(name + ".service"), unit);
    }

    private void program(String name, String... parts) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(resource(part));
        }
        Path file = Files.writeString(root.bin().resolve(name), text);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** As systemd reads the path of a program: {@code %} begins a specifier, within quotes as well. */
    private static String quoted(Path path) {
        String escaped = path.toString();
        for (String special : List.of("\\", "\"")) {
            escaped = escaped.replace(special, "\\" + special);
        }
        return '"' + escaped.replace("%", "%%") + '"';
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is missing from molt.jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
