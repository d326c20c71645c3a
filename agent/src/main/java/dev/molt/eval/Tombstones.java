package dev.molt.eval;

import dev.molt.classfile.Tombstone;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is left of loaded classes that are not to be there. */
final class Tombstones {

    private final Tools tools;
    private final Installed installed;
    private final Map<String, byte[]> before = new TreeMap<>();

    Tombstones(Tools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
        note();
    }

    /** Notes which of those that the new version adds were deleted before, while they still are. */
    private void note() {
        for (ClassPlan plan : installed.classes()) {
            if (plan.action() == Action.ADD && installed.find(tools, plan.name()).isPresent()) {
                before.putIfAbsent(plan.name(), installed.reshaping().running(plan.name()));
            }
        }
    }

    /** Of those that the new version has not. */
    Map<String, byte[]> ofDeleted() {
        return of(Action.DELETE, name -> name + " was deleted by " + installed.release(name));
    }

    /** Of those that the old version had not; what was deleted before says who deleted it, as it did. */
    Map<String, byte[]> ofAdded() {
        Map<String, byte[]> tombstones = of(
                Action.ADD,
                name -> name + " belongs to " + installed.release(name) + ", which was not installed");
        tombstones.putAll(before);
        return tombstones;
    }

    private Map<String, byte[]> of(Action action, Function<String, String> words) {
        Map<String, byte[]> tombstones = new TreeMap<>();
        for (ClassPlan plan : installed.classes()) {
            String name = plan.name();
            if (plan.action() == action && installed.find(tools, name).isPresent()) {
                tombstones.put(name, Tombstone.of(installed.reshaping().running(name), words.apply(name)));
            }
        }
        return tombstones;
    }
}
