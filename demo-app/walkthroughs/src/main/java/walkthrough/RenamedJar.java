package walkthrough;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** A version of an application that was never built: another one's classes, with other words in its descriptors. */
final class RenamedJar {

    private static final String DESCRIPTORS = "META-INF/molt/";

    private RenamedJar() {}

    /** Copies a jar of this repository and replaces one text in its descriptors by another one. */
    static String copy(String jar, Path to, String text, String by) throws IOException {
        try (JarFile in = new JarFile(Checkout.ROOT.resolve(jar).toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (JarEntry entry : in.stream().toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream content = in.getInputStream(entry)) {
                    byte[] bytes = content.readAllBytes();
                    boolean words = entry.getName().startsWith(DESCRIPTORS) && !entry.isDirectory();
                    out.write(words ? replaced(bytes, text, by) : bytes);
                }
            }
        }
        return to.toString();
    }

    private static byte[] replaced(byte[] bytes, String text, String by) {
        return new String(bytes, StandardCharsets.UTF_8).replace(text, by).getBytes(StandardCharsets.UTF_8);
    }
}
