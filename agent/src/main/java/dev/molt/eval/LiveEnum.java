package dev.molt.eval;

import dev.molt.jdk.Jdk;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loaded enum on its way to other constants. Those that it has no longer keep their objects, and get ordinals behind
 * the last, so that no array of anybody takes one for another.
 */
final class LiveEnum {

    private final Jdk jdk;
    private final Class<?> type;
    private final Field values;
    private final Field ordinal;
    private final List<Object> before;
    private final List<Object> constants;
    private final List<Object> former = new ArrayList<>();
    private final Map<Object, Integer> ordinals = new IdentityHashMap<>();

    /**
     * Looks at an enum, and writes nothing.
     *
     * @param constants what it is to have, in order
     * @param others more of its objects, perhaps the same
     */
    LiveEnum(Jdk jdk, Class<?> type, List<Object> constants, List<Object> others) {
        this.jdk = jdk;
        this.type = type;
        this.values = Arrays.stream(jdk.loadedFields(type))
                .filter(field -> field.isSynthetic() && Modifier.isStatic(field.getModifiers())
                        && field.getType() == type.arrayType())
                .findFirst()
                .orElse(null);
        this.ordinal = Statics.field(jdk, Enum.class, "ordinal");
        this.before = List.of(values == null ? type.getEnumConstants() : (Object[]) jdk.getStatic(values));
        this.constants = List.copyOf(constants);
        this.constants.forEach(this::number);
        List<Object> left = new ArrayList<>(before);
        left.addAll(others);
        left.sort(Comparator.comparingInt(this::current));
        left.forEach(this::ordinal);
    }

    Class<?> type() {
        return type;
    }

    /** Its constants when it was looked at. */
    List<Object> before() {
        return before;
    }

    /** Those that it is to have. */
    List<Object> constants() {
        return constants;
    }

    /** All its objects that are known, those that it is not to have behind the others. */
    List<Object> all() {
        List<Object> all = new ArrayList<>(constants);
        all.addAll(former);
        return all;
    }

    /** False for an object that is new, as far as that can be told: another has had its ordinal. */
    boolean known(Object constant) {
        return former.contains(constant) || before.contains(constant)
                || all().stream().noneMatch(one -> one != constant && current(one) == current(constant));
    }

    /** True if it has other constants than it is to have, or has them in another order. */
    boolean changes() {
        return before.size() != constants.size() || movesObjects();
    }

    /** True if an object is to have another ordinal than it has. */
    boolean movesObjects() {
        return constants.stream().anyMatch(constant -> current(constant) != ordinal(constant))
                || before.stream().anyMatch(constant -> current(constant) != ordinal(constant));
    }

    /** The ordinal that an object has now. */
    int current(Object constant) {
        return (int) jdk.get(ordinal, constant);
    }

    /** The ordinal that an object is to have. */
    int ordinal(Object constant) {
        if (!ordinals.containsKey(constant)) {
            former.add(constant);
            number(constant);
        }
        return ordinals.get(constant);
    }

    /** Makes the constants known to whoever asks for them. */
    void publish() {
        if (values == null) {
            throw new LinkageError(type.getName() + " keeps its constants in no array, as compilers do");
        }
        Object[] array = constants.toArray((Object[]) Array.newInstance(type, 0));
        jdk.putStatic(values, array);
        jdk.rememberEnumConstants(type, array.clone());
    }

    /** Gives all objects their ordinals. */
    void number() {
        ordinals.forEach((constant, number) -> jdk.put(ordinal, constant, number));
    }

    private void number(Object constant) {
        ordinals.put(constant, ordinals.size());
    }
}
