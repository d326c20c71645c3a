package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.diag.RefusedException;
import dev.molt.reshape.Reshaped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the classes of a loader have to be given so that somebody else's class files run in them.
 *
 * @param place the applications that they are of
 * @param wanted all classes of these applications, as they are to run
 * @param reshaping works it out
 * @param reshaped what came out
 */
record Outlook(Place place, ClassSet wanted, Reshaping reshaping, Reshaped reshaped) {

    /** Reads the code of some jars and folders. */
    interface Reading {

        /** What there is of it in the loader. */
        List<BatchCode.Read> of(Set<Path> codes) throws IOException, RefusedException;
    }

    /**
     * Works it out without asking the JVM for anything: it is in the middle of it.
     *
     * @param given class files of loaded classes that are to run, beside those that somebody else has changed before
     */
    static Outlook of(Tools tools, ClassLoader loader, Map<Class<?>, byte[]> given, Reading reading)
            throws IOException, RefusedException {
        return of(tools, loader, given, Map.of(), reading);
    }

    /** The same of what runs, and of classes that are being loaded, by name: they may call what was added. */
    static Outlook of(Tools tools, ClassLoader loader, Map<String, byte[]> loading)
            throws IOException, RefusedException {
        return of(tools, loader, Map.of(), loading, codes -> BatchCode.readNow(tools, loader, codes));
    }

    private static Outlook of(
            Tools tools, ClassLoader loader, Map<Class<?>, byte[]> given, Map<String, byte[]> loading, Reading reading)
            throws IOException, RefusedException {
        Map<String, OtherChange> before = tools.shapes(loader).others();
        Set<Path> codes = new HashSet<>();
        before.values().forEach(change -> codes.add(change.code()));
        given.keySet().forEach(type -> tools.application().code(type.getProtectionDomain()).ifPresent(codes::add));
        List<BatchCode.Read> read = reading.of(codes);
        Map<String, byte[]> own = new TreeMap<>();
        Map<String, byte[]> wanted = new TreeMap<>();
        for (BatchCode.Read each : read) {
            Optional<Versions> stored = each.versions();
            ClassSet mine = stored.map(versions -> each.code().with(versions.originals())).orElse(each.code());
            own.putAll(mine.classes());
            wanted.putAll(stored.flatMap(versions -> versions.classes(versions.current(), each.code()))
                    .orElse(mine).classes());
        }
        before.forEach((name, change) -> wanted.put(name, change.given()));
        given.forEach((type, bytes) -> wanted.put(type.getName(), bytes));
        own.keySet().removeAll(loading.keySet());
        wanted.putAll(loading);
        Set<String> named = new HashSet<>();
        given.keySet().forEach(type -> named.add(type.getName()));
        List<Instance> instances = read.stream().map(BatchCode.Read::instance).toList();
        Map<String, Reshaping.Neighbour> neighbours = new HashMap<>();
        tools.versions().beside(instances).forEach(versions -> neighbours.putAll(versions.neighbours()));
        Place place = new Place(loader, instances);
        Reshaping reshaping = new Reshaping(tools, place, new ClassSet(new TreeMap<>(own)), neighbours);
        ClassSet all = new ClassSet(new TreeMap<>(wanted));
        return new Outlook(place, all, reshaping, reshaping.unasked(all, named));
    }
}
