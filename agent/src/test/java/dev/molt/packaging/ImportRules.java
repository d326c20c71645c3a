package dev.molt.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may use what in Molt.
 *
 * @param imports by package of ours without {@code dev.molt.}, the packages of ours that it may import
 * @param libraries by the beginning of a foreign package's name, who may name it
 * @param hidden foreign packages that no signature may show to others, not even where they may be named
 * @param printing by stream of {@code System}, who may print to it
 * @param statics the static fields that may change
 */
record ImportRules(
        Map<String, Set<String>> imports,
        Map<String, Set<String>> libraries,
        Set<String> hidden,
        Map<String, Set<String>> printing,
        Set<String> statics) {

    private static final String ROOT = "dev.molt";
    private static final String OURS = ROOT + ".";

    /** Every violation, as a sentence. */
    List<String> violations(List<ClassFacts> classes) {
        List<String> violations = new ArrayList<>();
        for (ClassFacts facts : classes) {
            String own = shortName(facts.packageName());
            if (!imports.containsKey(own)) {
                violations.add("package " + own + " has no rule");
                continue;
            }
            importsOf(facts).stream()
                    .filter(other -> !imports.get(own).contains(other))
                    .forEach(other -> violations.add(facts.name() + " imports " + other));
            libraries.forEach((library, users) -> facts.names().stream()
                    .filter(name -> name.startsWith(library) && !users.contains(own))
                    .forEach(name -> violations.add(facts.name() + " names " + name)));
            facts.exposed().stream()
                    .filter(name -> hidden.stream().anyMatch(name::startsWith))
                    .forEach(name -> violations.add(facts.name() + " shows " + name));
            facts.prints().stream()
                    .filter(stream -> !printing.getOrDefault(stream, Set.of()).contains(own))
                    .forEach(stream -> violations.add(facts.name() + " prints to System." + stream));
            facts.statics().stream()
                    .map(field -> facts.name() + "." + field)
                    .filter(field -> !statics.contains(field))
                    .forEach(field -> violations.add(field + " is a static that changes"));
        }
        return violations;
    }

    /** The edges that nothing uses: a rule wider than the code hides the next wrong import. */
    List<String> unused(List<ClassFacts> classes) {
        Map<String, Set<String>> used = new TreeMap<>();
        classes.forEach(facts -> used.computeIfAbsent(shortName(facts.packageName()), p -> new TreeSet<>())
                .addAll(importsOf(facts)));
        List<String> unused = new ArrayList<>();
        new TreeMap<>(imports).forEach((own, others) -> new TreeSet<>(others).stream()
                .filter(other -> !used.getOrDefault(own, Set.of()).contains(other))
                .forEach(other -> unused.add(own + " -> " + other)));
        return unused;
    }

    /** Packages that can reach themselves. */
    Set<String> inCycles() {
        Set<String> cyclic = new TreeSet<>();
        imports.keySet().stream().filter(start -> reaches(start, start, new TreeSet<>())).forEach(cyclic::add);
        return cyclic;
    }

    private boolean reaches(String from, String goal, Set<String> seen) {
        return imports.getOrDefault(from, Set.of()).stream()
                .anyMatch(next -> next.equals(goal) || seen.add(next) && reaches(next, goal, seen));
    }

    private static Set<String> importsOf(ClassFacts facts) {
        Set<String> others = new TreeSet<>();
        facts.names().stream()
                .map(ClassFacts::packageOf)
                .filter(name -> (name.equals(ROOT) || name.startsWith(OURS)) && !name.equals(facts.packageName()))
                .map(ImportRules::shortName)
                .forEach(others::add);
        return others;
    }

    private static String shortName(String packageName) {
        return packageName.startsWith(OURS) ? packageName.substring(OURS.length()) : packageName;
    }
}
