package dev.molt.eval;

import dev.molt.reshape.Homes;
import dev.molt.reshape.Newcomers;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import dev.molt.reshape.Reshaped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * What the classes of one loader are shaped like, which is for ever what they were loaded with, and what runs in them.
 *
 * <p>Of a class that was loaded from the application's own code nothing is kept but that it was prepared: its shape is
 * worked out again from there.
 */
final class Shapes {

    private static final int PREPARED = 1;

    /**
     * By class, a hash of what the JVM read before anybody changed it, which is enough to know it again; odd if it was
     * prepared. One map for both: an application has many classes.
     */
    private final Map<String, Integer> read = new ConcurrentHashMap<>();
    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private final Map<String, byte[]> running = new ConcurrentHashMap<>();
    private final Map<String, String> beside = new ConcurrentHashMap<>();
    /** Of a folder, which a build may overwrite at any time: what lay there when its classes were loaded. */
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final Map<String, OtherChange> others = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> given = new ConcurrentHashMap<>();
    private volatile Map<String, String> companions = Map.of();
    private volatile Homes homes = Homes.none();
    private final Map<String, FirstTouchMigration> touched = new ConcurrentHashMap<>();
    /** What was loaded otherwise than it should have been. */
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    /** By class that was looked at, what another agent had made of it, if that has other members. */
    private final Map<String, Optional<byte[]>> otherwise = new ConcurrentHashMap<>();
    private volatile Optional<Newcomers> newcomers = Optional.empty();
    /** What classes are about to run: of one that nobody has changed, resources may show another version. */
    private volatile Map<String, byte[]> coming = Map.of();

    /** Notes that a class was prepared when it was loaded from the application's own code. */
    void prepared(String name, byte[] read) {
        own(name, read);
        this.read.put(name, hash(read) | PREPARED);
    }

    /** Notes that a class was loaded as it was read: what it was to come up as before, the JVM then refused. */
    void own(String name, byte[] read) {
        byte[] before = served.get(name);
        if (before != null && !Arrays.equals(before, read)) {
            served.remove(name, before);
        }
        this.read.put(name, hash(read));
    }

    /** Of those of the JDK the one that is native code from the start: it is worked out for all classes of an application. */
    private static int hash(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue() & ~PREPARED;
    }

    private boolean isPrepared(String name) {
        return (read.getOrDefault(name, 0) & PREPARED) != 0;
    }

    private boolean wasRead(String name, int hash) {
        Integer known = read.get(name);
        return known != null && (known & ~PREPARED) == hash;
    }

    /**
     * Notes that a class was loaded with other bytes than the application's own.
     *
     * @param read what the JVM had read
     */
    void served(String name, byte[] bytes, byte[] read) {
        served.put(name, bytes);
        this.read.put(name, hash(read));
    }

    /** Notes that a class came up as it was read, whatever was noted when it was to be loaded before and was not. */
    void lost(String name) {
        if (!isBeside(name)) {
            served.remove(name);
            read.computeIfPresent(name, (same, hash) -> hash & ~PREPARED);
        }
    }

    /** Notes that a class was loaded otherwise than it should have been; it is to be changed with those that were. */
    void missed(String name) {
        missed.add(name);
    }

    /** True if it was noted that a class was prepared, or loaded with the bytes of a version. */
    boolean isGiven(String name) {
        return isPrepared(name) || served.containsKey(name);
    }

    /** True if what runs in a class was given to it by redefinition. */
    boolean isRedefined(String name) {
        return running.containsKey(name);
    }

    /** Keeps what a class was loaded from, as it may not be there for long. */
    void keep(String name, byte[] read) {
        kept.put(name, read);
    }

    /** What a class was loaded from, if it was kept. */
    Optional<byte[]> kept(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    /** Notes that somebody else changed a class. */
    void changed(String name, OtherChange change) {
        others.put(name, change);
        running.put(name, change.shaped());
    }

    /** Notes that somebody else offers the JVM these bytes, which it may offer in its turn when a class is read anew. */
    void given(String name, byte[] bytes) {
        given.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(hash(bytes));
    }

    /** By class, the changes by somebody else that run now. */
    Map<String, OtherChange> others() {
        Map<String, OtherChange> running = new TreeMap<>(others);
        running.entrySet().removeIf(entry -> this.running.get(entry.getKey()) != entry.getValue().shaped());
        return running;
    }

    /** The bytes of a version of Molt's making that a class was loaded with, if it was. */
    Optional<byte[]> served(String name) {
        return Optional.ofNullable(served.get(name));
    }

    /** Notes what redefinition gave a class. */
    void runs(Map<String, byte[]> classes) {
        running.putAll(classes);
    }

    /** The classes that were redefined, or loaded with other bytes than the application's own. */
    Set<String> changed() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        names.addAll(running.keySet());
        names.addAll(served.keySet());
        names.addAll(missed);
        return names;
    }

    /** True if another agent may have made something else of a class before it was loaded, and nobody has looked yet. */
    boolean mayBeShapedOtherwise(String name, byte[] own) {
        boolean asked = served.containsKey(name) || running.containsKey(name) || otherwise.containsKey(name);
        return !asked && !wasRead(name, hash(own));
    }

    /**
     * Notes what the JVM read.
     *
     * @param otherwise what another agent made of it, or null if its members are those of the application's own code
     */
    void read(String name, byte[] otherwise) {
        this.otherwise.put(name, otherwise == null ? Optional.empty() : Optional.of(otherwise));
    }

    /**
     * The class file that a loaded class was loaded with.
     *
     * @param own its class file in the application's own code, asked only for a class that comes from there
     */
    byte[] shape(String name, Optional<byte[]> own) {
        byte[] bytes = served.get(name);
        if (bytes != null) {
            return bytes;
        }
        byte[] loaded = otherwise.getOrDefault(name, Optional.empty()).orElseGet(own::orElseThrow);
        return isPrepared(name) && Preparation.prepare(loaded) instanceof Prepared.Ready ready
                ? ready.bytes()
                : loaded;
    }

    /** The class file that runs in a loaded class now. */
    byte[] running(String name, Optional<byte[]> own) {
        byte[] bytes = running.get(name);
        return bytes != null ? bytes : shape(name, own);
    }

    /**
     * What the JVM has to be given where somebody else has it read a class anew, as an agent that retransforms it. On
     * JDK 17, it is offered what was there before all redefinitions, and else what was given to the latest.
     *
     * @param offered what it was about to read
     * @return null to leave it at that
     */
    byte[] again(String name, byte[] offered) {
        byte[] known = running.getOrDefault(name, served.get(name));
        if (known != null && knows(name, offered)) {
            return known;
        }
        return isPrepared(name) && Preparation.prepare(offered) instanceof Prepared.Ready ready
                ? ready.bytes()
                : null;
    }

    /** True for bytes that the JVM may have to offer for a class without being given anything new. */
    boolean knows(String name, byte[] offered) {
        int hash = hash(offered);
        return wasRead(name, hash) || given.getOrDefault(name, Set.of()).contains(hash);
    }

    /** Notes that a class was defined beside one of the application's. */
    void madeBeside(String name, String owner, byte[] bytes) {
        beside.put(name, owner);
        served(name, bytes, bytes);
    }

    /** True for a class that Molt defined beside those of the application. */
    boolean isBeside(String name) {
        return beside.containsKey(name);
    }

    /** The class that another was defined beside; of any other class, that itself. */
    String owner(String name) {
        return beside.getOrDefault(name, name);
    }

    /** The classes that were defined beside one. */
    Set<String> beside(String owner) {
        Set<String> names = new TreeSet<>();
        beside.forEach((name, other) -> {
            if (other.equals(owner)) {
                names.add(name);
            }
        });
        return names;
    }

    /** By class, the companion that its added methods are in while this version runs. */
    Map<String, String> companions() {
        return companions;
    }

    /** From now on these are, and classes run what was given to them. */
    void companions(Map<String, String> present) {
        companions = Map.copyOf(present);
        coming = Map.of();
    }

    /** From now on, what is loaded uses what is in the companions, and added fields where they live now. */
    void lead(Reshaped reshaped) {
        Map<String, byte[]> files = new TreeMap<>();
        reshaped.companions().forEach((owner, companion) -> files.put(owner, served.get(companion)));
        coming = reshaped.redefinitions();
        newcomers = Optional.of(new Newcomers(files, homes));
    }

    /** What leads the classes that are loaded. */
    Optional<Newcomers> newcomers() {
        return newcomers;
    }

    /** From now on this does. */
    void newcomers(Optional<Newcomers> leading) {
        newcomers = leading;
    }

    /** The class file of what runs in a class, if Molt has given it that. */
    Optional<byte[]> known(String name) {
        return Optional.ofNullable(running.get(name)).or(() -> served(name));
    }

    /** True if something was added here to which others are to be led. */
    boolean leads() {
        return newcomers.isPresent();
    }

    /**
     * A class file that is about to be loaded, led to what was added here; empty if it names nothing of it.
     *
     * @param others finds the class files of classes that nobody changed
     */
    Optional<byte[]> led(byte[] classFile, Function<String, Optional<byte[]>> others) {
        return newcomers.flatMap(added -> added.led(classFile, name -> file(name, others)));
    }

    /** The classes of which one that is about to be loaded overrides what was added to them. */
    Set<String> overridden(byte[] classFile, Function<String, Optional<byte[]>> others) {
        return newcomers.map(added -> added.overridden(classFile, name -> file(name, others))).orElse(Set.of());
    }

    private Optional<byte[]> file(String name, Function<String, Optional<byte[]>> others) {
        return Optional.ofNullable(coming.get(name)).or(() -> known(name)).or(() -> others.apply(name));
    }

    /** Notes what transforms the objects of modules on their first touch from now on: of some, nothing. */
    void touched(Set<String> modules, Map<String, FirstTouchMigration> by) {
        touched.keySet().removeAll(modules);
        touched.putAll(by);
    }

    /** What still has to transform objects of a module, if anything has. */
    Optional<FirstTouchMigration> pending(String module) {
        return Optional.ofNullable(touched.get(module)).filter(FirstTouchMigration::isPending);
    }

    /** What became of objects that are transformed one by one, by module. */
    List<Migrating> migrating() {
        return touched.values().stream().map(FirstTouchMigration::report).sorted(Comparator.comparing(Migrating::module)).toList();
    }

    /** Where the fields live that were added. */
    Homes homes() {
        return homes;
    }

    /** From now on they live here. */
    void homes(Homes next) {
        homes = next;
    }
}
