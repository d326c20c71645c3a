package dev.molt.suspend;

import dev.molt.testing.Sources;
import java.util.Map;

/**
 * An application in two versions.
 *
 * @param first the class files to start with
 * @param second those of the upgrade
 */
record Program(Map<String, byte[]> first, Map<String, byte[]> second) {

    /** Both from one text, in which the version stands for each at sign. */
    static Program of(String source) {
        return new Program(Sources.compile(source.replace("@", "1")), Sources.compile(source.replace("@", "2")));
    }

    Map<String, byte[]> version(int number) {
        return number == 1 ? first : second;
    }
}
