package dev.molt.eval;

import dev.molt.heap.Found;
import dev.molt.heap.HeapWalk;
import dev.molt.jdk.Jdk;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets and maps of enum constants that exist: each is an array by ordinal, as long as there were constants when it was
 * made. One that holds a constant which is gone goes on holding it.
 */
final class EnumCollections {

    private static final int WORD = Long.SIZE;

    private final Jdk jdk;
    private final Map<Class<?>, LiveEnum> enums;
    private final Field keyType;
    private final Field keyUniverse;
    private final Field vals;
    private final Field elementType;
    private final Field universe;

    /**
     * Those of some enums.
     *
     * @param enums by class
     */
    EnumCollections(Jdk jdk, Map<Class<?>, LiveEnum> enums) {
        this.jdk = jdk;
        this.enums = enums;
        this.keyType = Statics.field(jdk, EnumMap.class, "keyType");
        this.keyUniverse = Statics.field(jdk, EnumMap.class, "keyUniverse");
        this.vals = Statics.field(jdk, EnumMap.class, "vals");
        this.elementType = Statics.field(jdk, EnumSet.class, "elementType");
        this.universe = Statics.field(jdk, EnumSet.class, "universe");
    }

    /** Finds all and has them fit. */
    void adapt(Tools tools) throws EvaluationException {
        for (Object found : found(tools)) {
            boolean isMap = found instanceof EnumMap;
            LiveEnum live = enums.get((Class<?>) jdk.get(isMap ? keyType : elementType, found));
            if (live != null && isMap) {
                map(found, live);
            } else if (live != null) {
                set(found, live);
            }
        }
    }

    private static List<Object> found(Tools tools) throws EvaluationException {
        Set<Class<?>> types = new HashSet<>();
        for (Class<?> type : tools.instrumentation().getAllLoadedClasses()) {
            if (EnumMap.class.isAssignableFrom(type) || EnumSet.class.isAssignableFrom(type)) {
                types.add(type);
            }
        }
        try {
            Found found = new HeapWalk(tools.instrumentation(), tools.jdk()).find(types, List.of());
            if (found.gaveUp().isPresent()) {
                throw new EvaluationException("the sets and maps of enum constants cannot be found: "
                        + found.gaveUp().get());
            }
            return found.objects();
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("this JVM's heap cannot be walked: " + e, e);
        }
    }

    private void map(Object map, LiveEnum live) {
        Object[] keys = (Object[]) jdk.get(keyUniverse, map);
        Object[] old = (Object[]) jdk.get(vals, map);
        Object[] copied = old.clone();
        int length = live.constants().size();
        for (int i = 0; i < copied.length; i++) {
            length = copied[i] == null ? length : Math.max(length, live.ordinal(keys[i]) + 1);
        }
        Object[] values = new Object[length];
        put(live, keys, copied, values);
        // Longer first, so that nobody finds a value without its key.
        jdk.put(keyUniverse, map, keys(live, length));
        jdk.put(vals, map, values);
        for (int i = 0; i < old.length; i++) {
            int ordinal = live.ordinal(keys[i]);
            if (old[i] != copied[i] && ordinal < values.length && values[ordinal] == copied[i]) {
                // Put there meanwhile, by a call that had the old array in hand.
                values[ordinal] = old[i];
            }
        }
    }

    private static void put(LiveEnum live, Object[] keys, Object[] from, Object[] to) {
        for (int i = 0; i < from.length; i++) {
            if (from[i] != null) {
                to[live.ordinal(keys[i])] = from[i];
            }
        }
    }

    /** Bits that stay where they are are not written: so what is added meanwhile stays, too. */
    private void set(Object set, LiveEnum live) throws EvaluationException {
        Field elements = Statics.field(jdk, set.getClass(), "elements");
        boolean small = elements.getType() == long.class;
        Object[] keys = (Object[]) jdk.get(universe, set);
        boolean done = false;
        while (!done) {
            Object held = jdk.get(elements, set);
            long[] old = small ? new long[] {(long) held} : ((long[]) held).clone();
            int length = length(old, keys, live);
            if (small && length > WORD) {
                throw new EvaluationException("an EnumSet of " + live.type().getName() + " exists, and cannot hold "
                        + length + " constants; let nobody hold one before the upgrade, or restart");
            }
            long[] bits = moved(old, keys, live, length);
            jdk.put(universe, set, keys(live, length));
            done = Arrays.equals(bits, old)
                    || jdk.replace(elements, set, held, small ? (Object) bits[0] : bits);
        }
    }

    private static int length(long[] old, Object[] keys, LiveEnum live) {
        int length = live.constants().size();
        for (int i = 0; i < keys.length; i++) {
            length = has(old, i) ? Math.max(length, live.ordinal(keys[i]) + 1) : length;
        }
        return length;
    }

    private static long[] moved(long[] old, Object[] keys, LiveEnum live, int length) {
        long[] bits = new long[Math.max(1, (length + WORD - 1) / WORD)];
        for (int i = 0; i < keys.length; i++) {
            if (has(old, i)) {
                int ordinal = live.ordinal(keys[i]);
                bits[ordinal / WORD] |= 1L << ordinal;
            }
        }
        return bits;
    }

    private static boolean has(long[] bits, int i) {
        return (bits[i / WORD] & 1L << i) != 0;
    }

    private static Object[] keys(LiveEnum live, int length) {
        Object[] none = (Object[]) Array.newInstance(live.type(), 0);
        return Arrays.copyOf(live.all().toArray(none), length);
    }
}
