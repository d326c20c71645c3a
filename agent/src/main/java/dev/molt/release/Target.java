package dev.molt.release;

import dev.molt.code.ClassSet;
import dev.molt.eval.Instance;
import dev.molt.eval.Versions;
import java.util.Map;
import java.util.Optional;

/**
 * The running application that is to change.
 *
 * @param instance where it runs
 * @param application its name
 * @param code what its class loader finds by itself
 * @param versions what is known of it
 * @param others classes that somebody else changed, as they run
 */
record Target(Instance instance, String application, ClassSet code, Versions versions, Map<String, Optional<byte[]>> others) {

    /** The classes of the version that runs. */
    ClassSet classes() {
        return versions.classes(versions.current(), code).orElseThrow().with(others);
    }
}
