package walkthrough;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param attach Molt comes into the server while clients play, not at its start
 * @param javaHome the JDK that runs the server, Molt's command line and jcmd
 * @param withoutRedefinition Molt goes through everything but loading the new code: a check that the claims notice
 */
record Options(boolean attach, Path javaHome, boolean withoutRedefinition) {

    static final String USAGE =
            "usage: demo-app/walkthrough enemies [--attach] [--java JAVA_HOME] [--without-redefinition]";

    static Options parse(List<String> args) {
        Iterator<String> rest = args.iterator();
        if (!rest.hasNext() || !rest.next().equals("enemies")) {
            throw new IllegalArgumentException("which story? there is: enemies");
        }
        boolean attach = false;
        boolean withoutRedefinition = false;
        Path javaHome = Path.of(System.getProperty("java.home"));
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--attach" -> attach = true;
                case "--without-redefinition" -> withoutRedefinition = true;
                case "--java" -> javaHome = Path.of(value(option, rest));
                default -> throw new IllegalArgumentException("unknown: " + option);
            }
        }
        return new Options(attach, javaHome, withoutRedefinition);
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
