package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.diag.RefusedException;
import dev.molt.reshape.Renumbering;
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
import java.util.stream.Stream;

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
        Map<String, List<byte[]>> seen = new HashMap<>();
        for (BatchCode.Read each : read) {
            Optional<Versions> stored = each.versions();
            ClassSet mine = stored.map(versions -> each.code().with(versions.originals())).orElse(each.code());
            own.putAll(mine.classes());
            ClassSet running =
                    stored.flatMap(versions -> versions.classes(versions.current(), each.code())).orElse(mine);
            wanted.putAll(running.classes());
            given.keySet().stream().map(Class::getName).filter(running::contains).forEach(name -> seen.put(name,
                    stored.map(versions -> versions.all(name, running)).orElseGet(() -> List.of(mine.bytes(name).orElseThrow()))));
        }
        before.forEach((name, change) -> {
            wanted.put(name, change.given());
            seen.computeIfPresent(name, (key, all) -> Stream.concat(Stream.of(change.given()), all.stream()).toList());
        });
        given.forEach((type, bytes) -> wanted.put(type.getName(),
                Renumbering.ofLambdas(seen.getOrDefault(type.getName(), List.of()), bytes)));
        own.keySet().removeAll(loading.keySet());
        wanted.putAll(loading);
        Set<String> named = new HashSet<>();
        given.keySet().forEach(type -> named.add(type.getName()));
        List<Instance> instances = read.stream().map(BatchCode.Read::instance).toList();
        Map<String, Reshaping.Neighbour> neighbours = new HashMap<>();
        tools.versions().beside(instances).forEach(versions -> neighbours.putAll(versions.neighbours()));
        Place place = new Place(loader, instances);
        ClassSet all = new ClassSet(new TreeMap<>(wanted));
        Reshaping reshaping = new Reshaping(tools, place, new ClassSet(new TreeMap<>(own)), neighbours, all);
        return new Outlook(place, all, reshaping, reshaping.unasked(all, named));
    }
}
