package dev.molt.release;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.system.BootApplication;
import dev.molt.system.BootPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a step from one release to another means beside classes: components and configuration, in words. */
final class Effects {

    private final Unpacked from;
    private final Unpacked to;
    private final List<String> words = new ArrayList<>();

    private Effects(Unpacked from, Unpacked to) {
        this.from = from;
        this.to = to;
    }

    /** One line for each container and each application whose components or configuration differ; no values of it. */
    static List<String> between(Unpacked from, Unpacked to) {
        Effects effects = new Effects(from, to);
        effects.components();
        effects.configuration();
        to.descriptor().verify().forEach(check -> effects.words.add("verified: " + Verification.words(check)));
        return List.copyOf(effects.words);
    }

    private void components() {
        Map<String, Set<String>> before = children(from.plan());
        Map<String, Set<String>> after = children(to.plan());
        for (String container : both(before.keySet(), after.keySet())) {
            Set<String> old = before.getOrDefault(container, Set.of());
            Set<String> wanted = after.getOrDefault(container, Set.of());
            List<String> changes = new ArrayList<>();
            add(changes, "starts ", minus(wanted, old));
            add(changes, "stops ", minus(old, wanted));
            add(changes, "keeps ", minus(wanted, minus(wanted, old)));
            if (!old.equals(wanted)) {
                words.add("container " + container + " " + String.join(", ", changes));
            }
        }
    }

    private void configuration() {
        for (String application : both(from.configuration().keySet(), to.configuration().keySet())) {
            SortedMap<String, Object> old = of(from, application);
            SortedMap<String, Object> wanted = of(to, application);
            List<String> changes = new ArrayList<>();
            add(changes, "changes ", wanted.keySet().stream()
                    .filter(key -> old.containsKey(key) && !Objects.equals(old.get(key), wanted.get(key)))
                    .toList());
            add(changes, "adds ", minus(wanted.keySet(), old.keySet()));
            add(changes, "removes ", minus(old.keySet(), wanted.keySet()));
            boolean inBoth = from.version(application).isPresent() && to.version(application).isPresent();
            if (inBoth && !changes.isEmpty()) {
                words.add("configuration of " + application + " " + String.join(", ", changes));
            }
        }
    }

    private static SortedMap<String, Object> of(Unpacked release, String application) {
        return release.configuration().getOrDefault(application, Collections.emptySortedMap());
    }

    private static Map<String, Set<String>> children(BootPlan plan) {
        Map<String, Set<String>> children = new TreeMap<>();
        for (BootApplication application : plan.applications()) {
            for (Container container : application.descriptor().containers()) {
                children.put(
                        container.module(),
                        container.children().stream().map(Child::name).collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return children;
    }

    private static void add(List<String> changes, String verb, Collection<String> names) {
        if (!names.isEmpty()) {
            changes.add(verb + String.join(" and ", names));
        }
    }

    private static Set<String> both(Collection<String> one, Collection<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> minus(Collection<String> names, Collection<String> others) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(others);
        return left;
    }
}
