package real;

import java.nio.file.Path;

/** Where the build puts what is run here. */
final class Checkout {

    static final Path ROOT = Path.of(System.getProperty("real.root", ".")).toAbsolutePath().normalize();
    static final Path MOLT = ROOT.resolve("agent/target/molt.jar");

    private static final Path TARGET = ROOT.resolve("upgrades/real/target");

    private Checkout() {}

    static Path jar(String file) {
        return TARGET.resolve("jars").resolve(file);
    }

    /** The servers' programs. */
    static Path programs() {
        return TARGET.resolve("classes");
    }

    static Path jdks() {
        return TARGET.resolve("jdks.xml");
    }
}
