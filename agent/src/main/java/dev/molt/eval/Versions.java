package dev.molt.eval;

import dev.molt.appup.Appup;
import dev.molt.code.ClassSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Molt remembers of one application in one loader between upgrades: the version that runs, and how each version it
 * has seen differs from the code that the loader finds by itself.
 *
 * <p>Immutable; each upgrade makes another one. Grows by the number of versions and their changed classes, not by the
 * number of upgrades.
 *
 * @param current the version that runs
 * @param findable the names of the classes that the loader finds by itself
 * @param originals the bytes in the loader's own code of every class that some version changes
 * @param changes by version, the class files that differ from the loader's own; empty for a class that it has not
 * @param appups by version, the upgrade file that led there
 * @param predecessors by version, the one that was upgraded to it
 * @param codes by version, the jar or folder that it was in
 * @param remains classes that the loader has defined and the running version has not, with the bytes they had last
 * @param departures by version, how it was replaced last
 */
public record Versions(
        String current,
        Set<String> findable,
        Map<String, Optional<byte[]>> originals,
        Map<String, Map<String, Optional<byte[]>>> changes,
        Map<String, Appup> appups,
        Map<String, String> predecessors,
        Map<String, Path> codes,
        Map<String, byte[]> remains,
        Map<String, Departure> departures) {

    /**
     * An application that was never upgraded.
     *
     * @param from the jar or folder that the loader finds it in
     */
    public static Versions initial(String version, ClassSet code, Path from) {
        return new Versions(
                version,
                Set.copyOf(code.names()),
                Map.of(),
                Map.of(version, Map.of()),
                Map.of(),
                Map.of(),
                version.equals(Part.ABSENT) ? Map.of() : Map.of(version, from),
                Map.of(),
                Map.of());
    }

    /** True if the application was removed, and only its classes are left. */
    public boolean isAbsent() {
        return current.equals(Part.ABSENT);
    }

    /** The classes whose bytes need not be asked for, as they are remembered. */
    public static Map<String, Object> remembered(Optional<Versions> stored) {
        Map<String, Object> remembered = new HashMap<>();
        stored.ifPresent(versions -> {
            versions.changes().values().forEach(remembered::putAll);
            remembered.putAll(versions.originals());
            remembered.putAll(versions.remains());
        });
        return remembered;
    }

    /** The versions that the running one was upgraded from, the latest first. */
    public List<String> older() {
        List<String> older = new ArrayList<>();
        for (String at = predecessors.get(current); at != null && !older.contains(at); at = predecessors.get(at)) {
            older.add(at);
        }
        return older;
    }

    /**
     * The classes of a version seen before.
     *
     * @param code what the loader's code holds now
     */
    public Optional<ClassSet> classes(String version, ClassSet code) {
        return Optional.ofNullable(changes.get(version)).map(code.with(originals)::with);
    }

    /**
     * The same with a version made known.
     *
     * @param code what the loader's code holds now
     * @param from the jar or folder that it is in, if it is still known
     */
    public Versions knowing(
            String version, ClassSet classes, ClassSet code, Optional<Appup> appup, Optional<Path> from) {
        ClassSet own = code.with(originals);
        Map<String, Optional<byte[]>> different = differences(own, classes);
        Map<String, Optional<byte[]>> kept = new HashMap<>(originals);
        different.keySet().forEach(name -> kept.putIfAbsent(name, own.bytes(name)));
        Map<String, Map<String, Optional<byte[]>>> known = new HashMap<>(changes);
        known.put(version, different);
        Map<String, Appup> files = new HashMap<>(appups);
        Map<String, String> before = new HashMap<>(predecessors);
        appup.filter(file -> !version.equals(current)).ifPresent(file -> {
            files.put(version, file);
            before.put(version, current);
        });
        Map<String, Path> places = new HashMap<>(codes);
        from.ifPresent(path -> places.put(version, path));
        return new Versions(
                current,
                findable,
                Map.copyOf(kept),
                Map.copyOf(known),
                Map.copyOf(files),
                Map.copyOf(before),
                Map.copyOf(places),
                remains,
                departures);
    }

    /** The same with other remains. */
    public Versions with(Map<String, byte[]> left) {
        return new Versions(
                current, findable, originals, changes, appups, predecessors, codes, Map.copyOf(left), departures);
    }

    /** The same with another version running, and other remains. */
    public Versions running(String version, Map<String, byte[]> left, Departure departure) {
        Map<String, Departure> all = new HashMap<>(departures);
        if (!version.equals(current)) {
            all.put(current, departure);
        }
        return new Versions(
                version, findable, originals, changes, appups, predecessors, codes, Map.copyOf(left), Map.copyOf(all));
    }

    /** By version, the class file of one class; none of those that have no such class. */
    Map<String, byte[]> files(String name) {
        Map<String, byte[]> files = new TreeMap<>();
        changes.forEach((version, different) -> different
                .getOrDefault(name, originals.getOrDefault(name, Optional.empty()))
                .ifPresent(bytes -> files.put(version, bytes)));
        return files;
    }

    /**
     * The class files of one class in all versions that were seen, those that are alike once.
     *
     * @param running all classes of the version that runs
     */
    List<byte[]> all(String name, ClassSet running) {
        List<byte[]> all = new ArrayList<>();
        running.bytes(name).ifPresent(all::add);
        originals.getOrDefault(name, Optional.empty()).ifPresent(all::add);
        changes.values().forEach(version -> version.getOrDefault(name, Optional.empty()).ifPresent(all::add));
        return all;
    }

    /**
     * By name, the class files of all versions that were seen, the running one's first.
     *
     * @param running all classes of the version that runs
     */
    public Map<String, List<byte[]>> seen(ClassSet running) {
        Map<String, List<byte[]>> seen = new TreeMap<>();
        remains.forEach((name, bytes) -> seen.put(name, List.of(bytes)));
        originals.keySet().forEach(name -> seen.put(name, all(name, running)));
        changes.values().forEach(version -> version.keySet().forEach(name -> seen.put(name, all(name, running))));
        running.names().forEach(name -> seen.put(name, all(name, running)));
        seen.values().removeIf(List::isEmpty);
        return seen;
    }

    /** The changed classes of the version that runs, for the eyes of another application in the same loader. */
    public Map<String, Reshaping.Neighbour> neighbours() {
        Map<String, Reshaping.Neighbour> changed = new HashMap<>();
        changes.getOrDefault(current, Map.of()).forEach((name, bytes) -> bytes.ifPresent(running ->
                changed.put(name, new Reshaping.Neighbour(originals.getOrDefault(name, Optional.empty()), running))));
        return changed;
    }

    /** What classes loaded later come up as while a version runs. */
    Publication publication(String version, String application) {
        return new Publication(findable, changes.get(version), application + " " + version);
    }

    private static Map<String, Optional<byte[]>> differences(ClassSet own, ClassSet classes) {
        Map<String, Optional<byte[]>> different = new TreeMap<>();
        for (String name : own.names()) {
            if (!classes.contains(name)) {
                different.put(name, Optional.empty());
            }
        }
        classes.classes().forEach((name, bytes) -> {
            if (own.bytes(name).filter(old -> Arrays.equals(old, bytes)).isEmpty()) {
                different.put(name, Optional.of(bytes));
            }
        });
        return different;
    }
}
