package dev.molt.heap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a walk has found. It holds the objects strongly: let it go when done. Not a record, whose {@code toString} and
 * {@code hashCode} would call the application's.
 */
public final class Found {

    private final Set<Class<?>> wanted;
    private final List<Object> objects;
    private final long visited;
    private final long milliseconds;
    private final String gaveUp;

    Found(Set<Class<?>> wanted, List<Object> objects, long visited, long milliseconds, String gaveUp) {
        this.wanted = Set.copyOf(wanted);
        this.objects = objects;
        this.visited = visited;
        this.milliseconds = milliseconds;
        this.gaveUp = gaveUp;
    }

    /** Each object once, in no order; none if the walk gave up. */
    public List<Object> objects() {
        return objects;
    }

    /** How many objects the walk met, those left out that neither are wanted nor hold references. */
    public long visited() {
        return visited;
    }

    /** How long the walk took. */
    public long milliseconds() {
        return milliseconds;
    }

    /** Why there is nothing, if the walk could not be finished. */
    public Optional<String> gaveUp() {
        return Optional.ofNullable(gaveUp);
    }

    /** How many of each name, as {@link InstanceCount} counts; 0 for what was looked for in vain. */
    public Map<String, Long> byName() {
        Map<String, Long> counts = new TreeMap<>();
        wanted.forEach(type -> counts.put(type.getName(), 0L));
        objects.forEach(object -> counts.merge(object.getClass().getName(), 1L, Long::sum));
        return counts;
    }

    /**
     * How many of each name were not found, by a count of these names that was taken after the walk; empty if all were.
     *
     * <p>Classes of one name in several loaders are counted together, and so all of them must have been looked for.
     */
    public Map<String, Long> missedOf(Map<String, Long> live) {
        Map<String, Long> missed = new TreeMap<>();
        byName().forEach((name, count) -> {
            long more = live.getOrDefault(name, 0L) - count;
            if (more > 0) {
                missed.put(name, more);
            }
        });
        return missed;
    }

    @Override
    public String toString() {
        return byName() + " among " + visited + " objects in " + milliseconds + " ms";
    }
}
