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

    Tombstones(Tools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
    }

    /** Of those that the new version has not. */
    Map<String, byte[]> ofDeleted() {
        return of(Action.DELETE, name -> name + " was deleted by " + installed.release(name));
    }

    /** Of those that the old version had not. */
    Map<String, byte[]> ofAdded() {
        return of(
                Action.ADD,
                name -> name + " belongs to " + installed.release(name) + ", which was not installed");
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
