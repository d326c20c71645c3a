package dev.molt.reflect;

import dev.molt.reshape.Homes;
import dev.molt.reshape.MirrorClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs in the classes of one loader whose members are not those that they were loaded with. Names are binary.
 *
 * @param next by class, the class file of the version that runs
 * @param companions by class, the one that holds its added methods
 * @param homes where the added fields live
 * @param nests by class that is among {@code next} and a nest's host, the other classes of the nest
 */
public record State(
        Map<String, byte[]> next, Map<String, String> companions, Homes homes, Map<String, List<String>> nests) {

    /** What runs in these. */
    public static State of(Map<String, byte[]> next, Map<String, String> companions, Homes homes) {
        Map<String, List<String>> nests = new HashMap<>();
        next.forEach((name, bytes) -> nests.put(name, MirrorClass.nest(bytes)));
        return new State(next, companions, homes, nests);
    }

    /** All classes are as they were loaded. */
    public static State none() {
        return of(Map.of(), Map.of(), Homes.none());
    }
}
