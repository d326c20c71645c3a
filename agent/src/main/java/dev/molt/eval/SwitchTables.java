package dev.molt.eval;

import dev.molt.jdk.Jdk;
import dev.molt.reshape.SwitchMap;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables behind switches over enums, which compilers put beside the classes that switch, whoever these belong to:
 * arrays by ordinal, filled once.
 */
final class SwitchTables {

    private final Tools tools;
    private final Jdk jdk;
    private final List<Table> tables = new ArrayList<>();
    private final Set<Field> seen = new HashSet<>();
    private final Deque<Runnable> before = new ArrayDeque<>();

    private record Table(Field field, int[] old, int[] next) {}

    SwitchTables(Tools tools) {
        this.tools = tools;
        this.jdk = tools.jdk();
    }

    /** Works out a table whose cases are known. */
    void plan(Class<?> home, SwitchMap map, LiveEnum live) {
        Field field = Statics.field(jdk, home, map.field());
        if (jdk.isInitialized(home)) {
            // That of a class that was deleted, and has come back, was let go.
            int[] old = Optional.ofNullable(table(field)).orElse(new int[0]);
            int[] next = byOrdinal(live, old);
            for (Object constant : live.constants()) {
                next[live.ordinal(constant)] = map.cases().getOrDefault(((Enum<?>) constant).name(), 0);
            }
            add(field, old, next);
        }
    }

    /** Works out all others of enums whose constants change. */
    void plan(Class<?>[] loaded, Map<Class<?>, LiveEnum> enums) {
        for (Class<?> type : loaded) {
            if (type.isSynthetic() && type.getClassLoader() != null && !type.isHidden() && jdk.isInitialized(type)) {
                for (Field field : fields(type)) {
                    enums.values().stream()
                            .filter(live -> field.getName().equals(SwitchMap.PREFIX + live.type().getName().replace('.', '$'))
                                    && sees(type, live.type()))
                            .forEach(live -> {
                                int[] old = table(field);
                                if (old != null) {
                                    add(field, old, byOrdinal(live, old));
                                }
                            });
                }
            }
        }
    }

    /** None of a class that lacks the type of a field, as of an optional library: compilers put into theirs only tables. */
    private Field[] fields(Class<?> type) {
        try {
            return jdk.loadedFields(type);
        } catch (LinkageError e) {
            return new Field[0];
        }
    }

    private void add(Field field, int[] old, int[] next) {
        if (seen.add(field) && !Arrays.equals(old, next)) {
            tables.add(new Table(field, old, next));
        }
    }

    private static boolean sees(Class<?> type, Class<?> live) {
        try {
            return Class.forName(live.getName(), false, type.getClassLoader()) == live;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private int[] table(Field field) {
        return field.getType() == int[].class && jdk.isInitialized(field.getDeclaringClass())
                ? (int[]) jdk.getStatic(field)
                : null;
    }

    /** What the table says, at the places where it has to say it. */
    private static int[] byOrdinal(LiveEnum live, int[] old) {
        List<Object> all = live.all();
        int[] next = new int[all.size()];
        for (Object constant : all) {
            int at = live.current(constant);
            // One that is added has a number already, at which another one may stand.
            if (at < old.length && live.known(constant)) {
                next[live.ordinal(constant)] = old[at];
            }
        }
        return next;
    }

    /**
     * Writes what was worked out.
     *
     * @return the classes whose tables were replaced
     */
    Set<Class<?>> write() {
        Set<Class<?>> written = new HashSet<>();
        for (Table table : tables) {
            before.push(() -> jdk.putStatic(table.field(), table.old()));
            jdk.putStatic(table.field(), table.next());
            written.add(table.field().getDeclaringClass());
        }
        tables.clear();
        seen.clear();
        return written;
    }

    /** Writes what was there before. */
    void undo() {
        while (!before.isEmpty()) {
            before.pop().run();
        }
    }
}
