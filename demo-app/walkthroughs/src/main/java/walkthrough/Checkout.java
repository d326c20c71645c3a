package walkthrough;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where things are in this repository; paths are from its root, so that a printed command can be typed again. */
final class Checkout {

    /** The repository, and the folder in which every command runs. */
    static final Path ROOT = Path.of(System.getProperty("walkthrough.root", ".")).toAbsolutePath().normalize();

    private Checkout() {}

    /** Molt's only file. */
    static String molt() {
        String given = System.getProperty("walkthrough.molt");
        return given == null ? "agent/target/molt.jar" : relative(Path.of(given));
    }

    /** One version of one of the game's applications. */
    static String jar(String application, String version) {
        String name = application + "-" + version;
        return "demo-app/" + name + "/target/" + name + ".jar";
    }

    /** An upgrade file that has to be refused. */
    static String refused(String name) {
        return "upgrades/refused/" + name + ".appup.yaml";
    }

    /** The jar of these stories. */
    static Path walkthroughs() throws URISyntaxException {
        return Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String relative(Path file) {
        Path normal = file.toAbsolutePath().normalize();
        return normal.startsWith(ROOT) ? ROOT.relativize(normal).toString() : normal.toString();
    }
}
