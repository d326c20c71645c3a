package walkthrough;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Looks in a jar for anything that would have prepared it for Molt, for the next version or for tests. */
final class QuietJar {

    /** Names that no class file of 1.0.0 may hold: Molt's, those of what 1.1.0 adds, and those of tests. */
    private static final List<String> FORBIDDEN = List.of(
            "dev/molt", "dev.molt", "quest/Quest", "quest.Quest", "checkQuest", "org/junit", "walkthrough");

    private QuietJar() {}

    /** What it found: nothing in a jar as it should be. */
    static List<String> findings(Path jar) throws IOException {
        List<String> findings = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                if (entry.getName().endsWith("Test.class")) {
                    findings.add(entry + " is a test");
                }
                // One char a byte: names are told from anything else by no decoding.
                String bytes = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                FORBIDDEN.stream().filter(bytes::contains).forEach(name -> findings.add(entry + " knows " + name));
            }
        }
        return findings;
    }
}
