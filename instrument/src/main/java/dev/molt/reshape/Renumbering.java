package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names under which a version's numbered classes and lambdas run.
 *
 * <p>Compilers number anonymous and local classes in the order of the text, and live objects have their class by name.
 * So a class of a new version gets the name of the one that it was before, and one that is new a name that nobody has. The
 * same goes for the methods that lambdas are compiled to.
 */
public final class Renumbering {

    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, List<byte[]>> known;
    private final Map<String, byte[]> wanted;

    private Renumbering(Map<String, List<byte[]>> known, Map<String, byte[]> wanted) {
        this.known = known;
        this.wanted = wanted;
    }

    /**
     * Finds the names.
     *
     * @param known by the binary names under which they run, class files of all versions that were seen, the running one's
     *     first
     * @param wanted the class files of a version
     */
    public static Renumbering of(Map<String, List<byte[]>> known, Map<String, byte[]> wanted) {
        Renumbering renumbering = new Renumbering(known, wanted);
        renumbering.findNames();
        return renumbering;
    }

    /** By its name in the version, the name under which a class runs; only those that differ. */
    public Map<String, String> names() {
        return names;
    }

    /**
     * The version's class files, by and with the names under which they and their lambdas run; those without such names are
     * the same arrays.
     */
    public Map<String, byte[]> renamed() {
        Map<String, byte[]> renamed = new TreeMap<>(wanted);
        if (!names.isEmpty()) {
            renamed.clear();
            Renaming renaming = new Renaming(names);
            wanted.forEach((name, bytes) -> renamed.put(runs(name), renaming.apply(bytes)));
        }
        Map<String, Map<String, String>> lambdas = new TreeMap<>();
        renamed.replaceAll((name, bytes) -> {
            byte[] named = LambdaNames.given(known.getOrDefault(name, List.of()), bytes);
            if (named != bytes) {
                lambdas.put(name, LambdaStamp.of(named).names());
            }
            return named;
        });
        lambdas.forEach((owner, changed) -> renamed.replaceAll((name, bytes) -> name.startsWith(owner + '$')
                ? LambdaRenaming.around(owner, changed, bytes) : bytes));
        return renamed;
    }

    /**
     * One class file with the names under which its lambdas run.
     *
     * @param known the class files of all versions of the class that were seen, the running one's first
     */
    public static byte[] ofLambdas(List<byte[]> known, byte[] classFile) {
        return LambdaNames.given(known, classFile);
    }

    private String runs(String name) {
        return names.getOrDefault(name, name);
    }

    /** Hosts come before what lies in them, as their names are shorter. */
    private void findNames() {
        Map<String, List<NumberedName>> olds = siblings(known.keySet());
        Map<String, List<NumberedName>> news = siblings(wanted.keySet());
        wanted.keySet().stream().filter(NumberedName::isIn).sorted(Comparator.comparingInt(String::length)).forEach(name -> {
            Optional<NumberedName> numbered = NumberedName.of(name);
            if (numbered.isEmpty()) {
                String host = name.substring(0, name.lastIndexOf('$'));
                put(name, runs(host) + name.substring(host.length()));
            } else {
                List<NumberedName> group = news.remove(key(numbered.get(), numbered.get().host()));
                if (group != null) {
                    match(group, olds.getOrDefault(key(group.get(0), runs(group.get(0).host())), List.of()));
                }
            }
        });
    }

    private void match(List<NumberedName> group, List<NumberedName> old) {
        String host = runs(group.get(0).host());
        if (old.isEmpty() || group.stream().allMatch(name -> isUnchanged(name.toString(), host))) {
            group.forEach(name -> put(name.toString(), new NumberedName(host, name.number(), name.rest()).toString()));
            return;
        }
        Map<Integer, List<NumberedClass>> olds = new TreeMap<>();
        old.forEach(name -> olds.put(name.number(),
                known.get(name.toString()).stream().map(NumberedClass::new).toList()));
        Map<Integer, NumberedClass> news = new TreeMap<>();
        group.forEach(name -> news.put(name.number(), new NumberedClass(wanted.get(name.toString()))));
        Map<Integer, Integer> numbers = new Matching(olds, news,
                NumberedClass.places(known.getOrDefault(host, List.of())),
                NumberedClass.places(bytesOf(group.get(0).host()))).numbers();
        group.forEach(name -> put(name.toString(),
                new NumberedName(host, numbers.get(name.number()), name.rest()).toString()));
    }

    private List<byte[]> bytesOf(String host) {
        return wanted.containsKey(host) ? List.of(wanted.get(host)) : List.of();
    }

    private boolean isUnchanged(String name, String host) {
        return name.startsWith(host + '$') && known.containsKey(name)
                && known.get(name).stream().anyMatch(bytes -> Arrays.equals(bytes, wanted.get(name)));
    }

    private void put(String name, String runs) {
        if (!name.equals(runs)) {
            names.put(name, runs);
        }
    }

    private static Map<String, List<NumberedName>> siblings(Collection<String> names) {
        Map<String, List<NumberedName>> siblings = new HashMap<>();
        for (String name : new TreeSet<>(names)) {
            NumberedName.of(name).ifPresent(numbered ->
                    siblings.computeIfAbsent(key(numbered, numbered.host()), key -> new ArrayList<>()).add(numbered));
        }
        return siblings;
    }

    private static String key(NumberedName name, String host) {
        return host + "$ " + name.rest();
    }
}
