package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

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
    private final Set<String> kept = new TreeSet<>();
    private final Map<String, byte[]> next = new TreeMap<>();

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
        renumbering.rename();
        return renumbering;
    }

    /**
     * By its name in the version, the name under which a class runs; only those that differ, and those that the version has
     * no longer but that stay.
     */
    public Map<String, String> names() {
        Map<String, String> all = new TreeMap<>(names);
        kept.forEach(name -> all.putIfAbsent(name, name));
        return all;
    }

    /**
     * The version's class files, by and with the names under which they and their lambdas run; those without such names are
     * the same arrays.
     */
    public Map<String, byte[]> renamed() {
        Map<String, byte[]> renamed = new TreeMap<>(next);
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

    private void rename() {
        Renaming renaming = new Renaming(names);
        wanted.forEach((name, bytes) -> next.put(runs(name), names.isEmpty() ? bytes : renaming.apply(bytes)));
        kept.addAll(ConstantsOf.keep(known, next));
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
        ConstantsOf constants = ConstantsOf.all(known.getOrDefault(host, List.of()));
        ConstantsOf next = ConstantsOf.all(bytesOf(group.get(0).host()));
        if (old.isEmpty() || constants.equals(next)
                && group.stream().allMatch(name -> isUnchanged(name.toString(), host))) {
            group.forEach(name -> put(name.toString(), new NumberedName(host, name.number(), name.rest()).toString()));
            return;
        }
        Map<Integer, List<NumberedClass>> olds = new TreeMap<>();
        old.forEach(name -> olds.put(name.number(),
                known.get(name.toString()).stream().map(seen -> new NumberedClass(seen, constants.of(name.toString()))).toList()));
        Map<Integer, NumberedClass> news = new TreeMap<>();
        group.forEach(name -> news.put(name.number(), new NumberedClass(wanted.get(name.toString()),
                constant(name, next, constants))));
        Set<String> oldPlaces = NumberedClass.places(known.getOrDefault(host, List.of()));
        Set<String> newPlaces = NumberedClass.places(bytesOf(group.get(0).host()));
        Map<Integer, Integer> numbers = new Matching(olds, news, oldPlaces, newPlaces).numbers();
        group.forEach(name -> put(name.toString(),
                new NumberedName(host, numbers.get(name.number()), name.rest()).toString()));
    }

    /** The constant whose body a class is, or was: one that stays for the objects' sake is no constant's. */
    private String constant(NumberedName name, ConstantsOf next, ConstantsOf before) {
        String body = next.of(name.toString());
        boolean left = body == null && wanted.get(name.host()) != null && ConstantsOf.isEnum(wanted.get(name.host()))
                && new ClassReader(wanted.get(name.toString())).getSuperName().equals(name.host().replace('.', '/'));
        return left ? before.of(name.toString()) : body;
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
