package dev.molt.eval;

import dev.molt.reshape.EnumChange;
import dev.molt.reshape.EnumChanges;
import dev.molt.reshape.SwitchMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives loaded enums the constants of another version, and has all that counts on ordinals fit: sets, maps, and what
 * compilers make of switches.
 *
 * <p>A constant that a version has again is the same object as before.
 */
final class LiveEnums {

    private final Tools tools;
    private final Place place;
    private final SwitchTables tables;
    private final EnumReaders readers;
    /** By enum, what it had before the first change. */
    private final Map<Class<?>, List<Object>> before = new LinkedHashMap<>();
    private final Set<Class<?>> concerned = new HashSet<>();
    private final List<EnumChange> met = new ArrayList<>();

    LiveEnums(Tools tools, Place place, EnumReaders readers) {
        this.tools = tools;
        this.place = place;
        this.readers = readers;
        this.tables = new SwitchTables(tools);
    }

    /**
     * Changes what has to change.
     *
     * @param renewed names of classes that are given new code anyway
     * @throws EvaluationException if that cannot be; {@link #undo} has to follow
     */
    void become(EnumChanges wanted, Set<String> renewed) throws EvaluationException {
        try {
            Map<Class<?>, LiveEnum> changing = new LinkedHashMap<>();
            for (EnumChange change : wanted.enums()) {
                Class<?> type = loaded(change.name());
                if (type != null && tools.jdk().isInitialized(type)) {
                    LiveEnum live = new LiveEnum(tools.jdk(), type, constants(change), former(change));
                    if (live.changes()) {
                        changing.put(type, live);
                        before.putIfAbsent(type, live.before());
                        met.add(change);
                    }
                }
            }
            change(changing, wanted.switchMaps(), renewed);
        } catch (LinkageError e) {
            throw new EvaluationException("constants of an enum cannot be changed: " + e, e);
        }
    }

    /**
     * Gives the enums what they had before, and all else with them.
     *
     * @param renewed names of classes that are given their old code after this
     * @return what could not be, in words; empty if all was
     */
    String undo(Set<String> renewed) {
        try {
            takeBack(renewed);
            return "";
        } catch (EvaluationException | RuntimeException | Error e) {
            // Whatever it is, the classes have to go back as well.
            return "the constants of enums could not be put back: " + EvaluationException.reason(e);
        }
    }

    /** The enums that were changed, also if that was undone: somebody may hold constants that were added. */
    List<EnumChange> met() {
        return List.copyOf(met);
    }

    private void takeBack(Set<String> renewed) throws EvaluationException {
        Map<Class<?>, LiveEnum> changing = new LinkedHashMap<>();
        before.forEach((type, constants) -> {
            LiveEnum now = new LiveEnum(tools.jdk(), type, constants, List.of());
            changing.put(type, now);
        });
        tables.undo();
        if (!changing.isEmpty()) {
            write(changing);
        }
        readers.renew(concerned, renewed);
        before.clear();
        concerned.clear();
    }

    private void change(Map<Class<?>, LiveEnum> changing, List<SwitchMap> maps, Set<String> renewed)
            throws EvaluationException {
        for (SwitchMap map : maps) {
            Class<?> home = loaded(map.home());
            Class<?> type = map.type().isEmpty() ? null : readers.find(map.type());
            if (home != null && type != null && tools.jdk().isInitialized(type)) {
                LiveEnum same = changing.get(type);
                tables.plan(home, map, same != null ? same
                        : new LiveEnum(tools.jdk(), type, List.of(type.getEnumConstants()), List.of()));
            }
        }
        boolean moves = changing.values().stream().anyMatch(LiveEnum::movesObjects);
        if (!changing.isEmpty()) {
            tables.plan(tools.instrumentation().getAllLoadedClasses(), changing);
            concerned.addAll(changing.keySet());
            concerned.addAll(readers.of(changing.keySet()));
        }
        concerned.addAll(readers.around(tables.write()));
        if (moves) {
            // Compiled code takes the ordinal of a constant for a constant, wherever that was inlined.
            concerned.add(Enum.class);
        }
        if (!changing.isEmpty()) {
            write(changing);
        }
        readers.renew(concerned, renewed);
    }

    private void write(Map<Class<?>, LiveEnum> changing) throws EvaluationException {
        changing.values().forEach(LiveEnum::publish);
        new EnumCollections(tools.jdk(), changing).adapt(tools);
        changing.values().forEach(LiveEnum::number);
    }

    private List<Object> constants(EnumChange change) throws EvaluationException {
        List<Object> objects = new ArrayList<>();
        for (EnumChange.Constant constant : change.constants()) {
            Object object = object(constant);
            if (object == null) {
                throw new EvaluationException("constant " + constant.name() + " of " + change.name() + " was not made");
            }
            objects.add(object);
        }
        return objects;
    }

    private List<Object> former(EnumChange change) {
        List<Object> objects = new ArrayList<>();
        for (EnumChange.Constant constant : change.former()) {
            Object object = object(constant);
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }

    private Object object(EnumChange.Constant constant) {
        Class<?> home = loaded(constant.home());
        return home == null ? null : tools.jdk().getStatic(Statics.field(tools.jdk(), home, constant.name()));
    }

    private Class<?> loaded(String name) {
        return tools.jdk().findLoaded(place.loader(), name);
    }
}
