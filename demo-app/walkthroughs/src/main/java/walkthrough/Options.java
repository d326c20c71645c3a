package walkthrough;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param story which one to tell
 * @param attach Molt comes into the server while clients play, not at its start
 * @param javaHome the JDK that runs the server, Molt's command line and jcmd
 * @param without parts of Molt, with commas between them, that are left out: a check that the claims notice
 */
record Options(String story, boolean attach, Path javaHome, String without) {

    static final String USAGE =
            "usage: demo-app/walkthrough enemies|quest [--attach] [--java JAVA_HOME] [--without PART,...]";

    private static final Set<String> STORIES = Set.of("enemies", "quest");

    static Options parse(List<String> args) {
        Iterator<String> rest = args.iterator();
        String story = rest.hasNext() ? rest.next() : "";
        if (!STORIES.contains(story)) {
            throw new IllegalArgumentException("which story? there are: enemies, quest");
        }
        boolean attach = false;
        String without = "";
        Path javaHome = Path.of(System.getProperty("java.home"));
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--attach" -> attach = true;
                case "--without" -> without = value(option, rest);
                case "--java" -> javaHome = Path.of(value(option, rest));
                default -> throw new IllegalArgumentException("unknown: " + option);
            }
        }
        return new Options(story, attach, javaHome, without);
    }

    /** A program of that JDK. */
    String program(String name) {
        return javaHome.resolve("bin").resolve(name).toString();
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }
}
