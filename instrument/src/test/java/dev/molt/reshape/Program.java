package dev.molt.reshape;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A compiled program.
 *
 * @param versions its class files; that of a class Late is none of the program's, but of another jar's
 * @param steps the walk among them
 * @param prefix what stands before class names, with a dot unless empty
 */
record Program(List<Map<String, byte[]>> versions, List<Integer> steps, String prefix) {

    /** The class files of a step. */
    Map<String, byte[]> at(int step) {
        Map<String, byte[]> own = new TreeMap<>(versions.get(steps.get(step)));
        own.remove(late());
        return own;
    }

    /** The name of what another jar has. */
    String late() {
        return prefix + "Late";
    }

    /** What another jar has that was made for a step's version; null if nothing. */
    byte[] lateAt(int step) {
        return versions.get(steps.get(step)).get(late());
    }
}
