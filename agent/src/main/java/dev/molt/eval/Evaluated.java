package dev.molt.eval;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a script that was carried out.
 *
 * @param redefined how many loaded classes were redefined
 * @param suspension what happened while modules were suspended, if any were
 */
public record Evaluated(int redefined, Optional<Suspended> suspension) {

    /**
     * A time in which modules were suspended.
     *
     * @param milliseconds how long callers may have waited
     * @param changed by module, how many objects were transformed
     * @param stayed one line for each thread that stays in old code until it returns from there
     */
    public record Suspended(long milliseconds, Map<String, Integer> changed, List<String> stayed) {}
}
