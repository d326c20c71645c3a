package walkthrough;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamedJarTest {

    private static final byte[] CODE = {1, '1', '.', '0', (byte) 0xff};

    @TempDir
    Path folder;

    @Test
    void onlyDescriptorsChange() throws IOException {
        Path jar = folder.resolve("a-1.0.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/molt/application.yaml"));
            out.write("version: 1.0\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry("a/A.class"));
            out.write(CODE);
        }
        String copy = RenamedJar.copy(jar.toString(), folder.resolve("a-1.1.jar"), "1.0", "1.1");
        try (JarFile in = new JarFile(copy)) {
            assertEquals("version: 1.1\n", new String(
                    in.getInputStream(in.getEntry("META-INF/molt/application.yaml")).readAllBytes(), StandardCharsets.UTF_8));
            assertArrayEquals(CODE, in.getInputStream(in.getEntry("a/A.class")).readAllBytes());
        }
    }
}
