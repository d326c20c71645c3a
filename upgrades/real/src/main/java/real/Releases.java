package real;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two releases of a server, and the program that runs the older one.
 *
 * @param name the folder with the upgrade file, too
 * @param older the jar's file name
 * @param needed the file names of what else is on the class path
 * @param olderShows what a client sees of the older version
 */
record Releases(String name, String older, String newer, List<String> needed, Class<?> program,
        String olderShows, String newerShows) {

    /** What the server is started with. */
    List<Path> classPath() {
        return Stream.concat(Stream.of(older), needed.stream()).map(Checkout::jar).toList();
    }

    Path newerJar() {
        return Checkout.jar(newer);
    }

    Path appup() {
        return Checkout.ROOT.resolve(Path.of("upgrades", "real", name, "appup.yaml"));
    }
}
