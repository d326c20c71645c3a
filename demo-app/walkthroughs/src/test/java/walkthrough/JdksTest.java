package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksTest {

    @TempDir
    Path folder;

    @Test
    void aVersionsFeatureIsItsFirstNumber() {
        assertEquals(17, Jdks.feature("17.0.15"));
        assertEquals(25, Jdks.feature("25"));
        assertEquals(26, Jdks.feature("26-ea"));
    }

    @Test
    void aJdkTellsItsVersion() throws IOException {
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.3\"\nOS_ARCH=\"x86_64\"\n");
        assertEquals(25, Jdks.feature(folder));
    }
}
