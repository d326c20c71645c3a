package dev.molt.reflect;

import dev.molt.reshape.Homes;
import java.util.Map;

/**
 * What runs in the classes of one loader whose members are not those that they were loaded with. Names are binary.
 *
 * @param next by class, the class file of the version that runs
 * @param companions by class, the one that holds its added methods
 * @param homes where the added fields live
 */
public record State(Map<String, byte[]> next, Map<String, String> companions, Homes homes) {

    /** All classes are as they were loaded. */
    public static State none() {
        return new State(Map.of(), Map.of(), Homes.none());
    }
}
