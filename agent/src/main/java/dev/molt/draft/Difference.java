package dev.molt.draft;

import dev.molt.appup.Direction;
import dev.molt.classfile.ClassFile;
import dev.molt.plan.ClassChange;
import dev.molt.plan.ClassChanges;
import dev.molt.plan.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How two versions of an application differ, seen from either side. */
final class Difference {

    private final ApplicationVersion older;
    private final ApplicationVersion newer;
    private final SortedMap<String, ClassChange> up;
    private final SortedMap<String, ClassChange> down;
    private final SortedMap<String, StateChange> states;
    private final SortedSet<String> containers;

    Difference(ApplicationVersion older, ApplicationVersion newer) {
        this.older = older;
        this.newer = newer;
        this.up = ClassChanges.between(older.classes(), newer.classes());
        this.down = ClassChanges.between(newer.classes(), older.classes());
        this.states = StateChange.in(up, older.classes());
        StateChange.in(down, newer.classes()).forEach((module, state) -> states.putIfAbsent(module, state.reversed()));
        this.containers = Containers.changed(older, newer);
    }

    ApplicationVersion older() {
        return older;
    }

    ApplicationVersion newer() {
        return newer;
    }

    /** The version that a direction leads to. */
    ApplicationVersion wanted(Direction direction) {
        return direction == Direction.UP ? newer : older;
    }

    List<String> added() {
        return named(ClassChange::isAdded);
    }

    List<String> deleted() {
        return named(ClassChange::isDeleted);
    }

    List<String> changed() {
        return named(change -> !change.isAdded() && !change.isDeleted());
    }

    /** The containers whose children differ. */
    SortedSet<String> containers() {
        return containers;
    }

    /** True if some instruction is about the class. */
    boolean names(String module) {
        return up.containsKey(module) || containers.contains(module);
    }

    /** A class of the newer version. */
    Optional<ClassFile> newerFile(String module) {
        return newer.classes().bytes(module).map(bytes -> ClassFile.of(module, bytes));
    }

    /** The classes whose living objects change in either direction. */
    SortedMap<String, StateChange> states(Direction direction) {
        SortedMap<String, StateChange> directed = new TreeMap<>();
        states.forEach((module, state) -> directed.put(module, direction == Direction.UP ? state : state.reversed()));
        return directed;
    }

    /** What is to be said of classes in a direction, beside their fields. */
    Map<String, List<String>> findings(Direction direction) {
        return direction == Direction.UP
                ? Findings.in(up, older.classes(), newer.classes())
                : Findings.in(down, newer.classes(), older.classes());
    }

    private List<String> named(Predicate<ClassChange> which) {
        return up.values().stream().filter(which).map(ClassChange::name).toList();
    }
}
