package walkthrough;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** More releases of mysystem, which are written when they are wanted. */
final class PeaReleases {

    private static final String PORT = Checkout.jar("port", "1.0.0");

    private final Path folder;

    PeaReleases(TargetSystem system) {
        this.folder = system.folder();
    }

    /**
     * One of these.
     *
     * @param more lines of its descriptor
     * @param pea the version of its application
     * @param configuration of that
     */
    ReleaseFiles of(String version, String more, String pea, String configuration) throws IOException {
        return of(version, more, pea, configuration, Checkout.jar("pea", pea));
    }

    /** One whose upgrade file ends with {@code restart_emulator}. */
    ReleaseFiles ofThePeaThatRestarts(String version) throws IOException {
        String named = RenamedJar.copy(Checkout.jar("pea", "2.0"), folder.resolve("named.jar"), "\"2.0\"", "\"2.1\"");
        String jar = RenamedJar.copy(named, folder.resolve("pea-2.1.jar"), "down:", "      - restart_emulator\ndown:");
        return of(version, "", "2.1", "greeting: anew", jar);
    }

    private ReleaseFiles of(String version, String more, String pea, String configuration, String jar) throws IOException {
        String descriptor = "release: MYSYSTEM\nversion: " + version + "\n" + more + "applications:\n"
                + "  - {application: port, version: 1.0.0}\n"
                + "  - {application: pea, version: \"" + pea + "\"}\n"
                + "verify:\n  - call: pea.Pea.healthy\n";
        return ReleaseFiles.write(folder, version, descriptor, "pea: {" + configuration + "}\n", List.of(PORT, jar));
    }
}
