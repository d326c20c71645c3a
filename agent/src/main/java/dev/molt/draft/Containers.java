package dev.molt.draft;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which containers hold other components than before. */
final class Containers {

    private Containers() {}

    /** The classes of containers that both versions have, and whose lists of children differ. */
    static SortedSet<String> changed(ApplicationVersion older, ApplicationVersion newer) {
        Map<String, List<Child>> before = byModule(older.containers());
        Map<String, List<Child>> after = byModule(newer.containers());
        SortedSet<String> modules = new TreeSet<>(before.keySet());
        modules.addAll(after.keySet());
        modules.removeIf(module -> before.getOrDefault(module, List.of()).equals(after.getOrDefault(module, List.of()))
                || !older.classes().contains(module)
                || !newer.classes().contains(module));
        return modules;
    }

    private static Map<String, List<Child>> byModule(List<Container> containers) {
        Map<String, List<Child>> byModule = new HashMap<>();
        containers.forEach(container -> byModule.put(container.module(), container.children()));
        return byModule;
    }
}
