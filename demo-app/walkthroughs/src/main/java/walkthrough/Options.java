package walkthrough;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

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
            """
            usage: demo-app/walkthrough enemies|quest [--attach] [--java JAVA_HOME] [--without PART,...]
                   demo-app/walkthrough ch_rel|release_h|tour|pea|game [--java JAVA_HOME]
                   demo-app/walkthrough all [--attach] [--java JAVA_HOME]
              --attach is for enemies and quest: a target system starts with Molt in it""";

    /** Those of the game, whose server is started without a target system. */
    static final List<String> GAMES = List.of("enemies", "quest");

    /** All there are. */
    static final List<String> STORIES = List.of("enemies", "quest", "ch_rel", "release_h", "tour", "pea", "game");

    private static final String ALL = "all";

    static Options parse(List<String> args) {
        Iterator<String> rest = args.iterator();
        String story = rest.hasNext() ? rest.next() : "";
        if (!story.equals(ALL) && !STORIES.contains(story)) {
            throw new IllegalArgumentException("which story? there are: " + String.join(", ", STORIES) + ", all");
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
        if (attach && !story.equals(ALL) && !GAMES.contains(story)) {
            throw new IllegalArgumentException("--attach is for enemies and quest");
        }
        if (!without.isEmpty() && !GAMES.contains(story)) {
            throw new IllegalArgumentException("--without is for enemies and quest");
        }
        return new Options(story, attach, javaHome, without);
    }

    /** The stories to tell. */
    List<String> stories() {
        return story.equals(ALL) ? STORIES : List.of(story);
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
