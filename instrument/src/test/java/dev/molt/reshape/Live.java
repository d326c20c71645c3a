package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.ConstantValues;
import dev.molt.diag.Diagnostic;
import dev.molt.diff.ClassDiff;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A running application: a loader that is upgraded from version to version. It prepares what it loads, but perhaps for
 * classes of the first version, as if the agent had come after them.
 */
final class Live extends ClassLoader implements Running {

    private final Map<String, byte[]> available = new TreeMap<>();
    private final Map<String, byte[]> shapes = new TreeMap<>();
    private final Map<String, byte[]> sources = new TreeMap<>();
    private final Map<String, List<byte[]>> known = new TreeMap<>();
    private final List<String> defined = new ArrayList<>();
    /** What runs, and what was defined beside it. */
    private final Map<String, byte[]> files = new TreeMap<>();
    private Optional<Newcomers> newcomers = Optional.empty();
    /** By class, its companion in the version that runs. */
    private Map<String, String> beside = Map.of();
    private final Set<String> forwarding = new TreeSet<>();
    /** The companions that change with the release that was begun. */
    private final Map<String, byte[]> sent = new TreeMap<>();
    private final Map<String, byte[]> guests = new TreeMap<>();
    private Homes homes = Homes.none();
    private Set<String> transformed = Set.of();
    private Map<String, byte[]> running;

    /** Runs a version, prepared. */
    Live(Map<String, byte[]> classes) {
        this(classes, name -> true);
    }

    /** Runs a version, some classes of it prepared. */
    Live(Map<String, byte[]> classes, Predicate<String> prepared) {
        super(Live.class.getClassLoader());
        sources.putAll(classes);
        know(classes);
        classes.forEach((name, bytes) ->
                available.put(name, prepared.test(name) ? Preparation.orAsItIs(bytes) : bytes));
    }

    /** The classes that were defined for upgrades so far. */
    List<String> defined() {
        return defined;
    }

    /** The next upgrades transform the objects of a class when they are first touched. */
    void transforming(Set<String> classes) {
        transformed = classes;
    }

    /** Where added fields live. */
    Homes homes() {
        return homes;
    }

    /** Lets go of an added field in all objects, though they keep what they have. */
    void drop(String owner, String field, String descriptor) {
        homes = homes.left(owner, field, descriptor);
    }

    /** Upgrades to a version, and says what was refused. */
    List<Diagnostic> upgrade(Map<String, byte[]> compiled) {
        Reshaped reshaped = begin(compiled, Live::check);
        redefine(reshaped.redefinitions());
        return reshaped.diagnostics();
    }

    /** All of an upgrade but that loaded classes are redefined; what is refused leaves all as it is. */
    Reshaped begin(Map<String, byte[]> compiled, Consumer<Reshaped> check) {
        Map<String, byte[]> next = Renumbering.of(known, compiled).renamed();
        Reshaped reshaped = Reshaper.reshape(new Release(shapes, next, this::bytes, Map.of(),
                name -> Optional.ofNullable(running.get(name)), transformed), homes);
        if (reshaped.refused()) {
            return reshaped;
        }
        check.accept(reshaped);
        sources.putAll(next);
        know(next);
        available.putAll(reshaped.unloaded());
        for (Definition definition : reshaped.definitions()) {
            if (findLoadedClass(definition.name()) == null) {
                defineClass(definition.name(), definition.bytes(), 0, definition.bytes().length);
                defined.add(definition.name());
            }
        }
        reshaped.definitions().forEach(definition -> files.put(definition.name(), definition.bytes()));
        reshaped.calls().forEach(call -> run(call.owner(), call.method()));
        reshaped.enums().switchMaps().forEach(this::fill);
        reshaped.enums().calls().forEach(call -> run(call.owner(), call.method()));
        homes = reshaped.homes();
        files.putAll(reshaped.redefinitions());
        Map<String, byte[]> companions = new TreeMap<>();
        reshaped.companions().forEach((owner, name) -> companions.put(owner, files.get(name)));
        newcomers = Optional.of(new Newcomers(companions, homes));
        send(reshaped.companions());
        return reshaped;
    }

    /** Companions of the version that ran send their callers on; those that are present again get their own code back. */
    private void send(Map<String, String> present) {
        sent.clear();
        beside.forEach((owner, name) -> {
            if (!present.containsKey(owner)) {
                Forwarding.of(files.get(name)).ifPresent(closed -> sent.put(name, closed));
            } else if (!name.equals(present.get(owner))) {
                sent.put(name, Forwarding.of(files.get(name), files.get(present.get(owner))));
            }
        });
        present.forEach((owner, name) -> {
            if (forwarding.contains(name)) {
                sent.put(name, files.get(name));
            }
        });
        forwarding.addAll(sent.keySet());
        forwarding.removeAll(present.values());
        beside = present;
    }

    /** The companion of a class in the version that runs. */
    Optional<String> companion(String owner) {
        return Optional.ofNullable(beside.get(owner));
    }

    /** What the version that runs gives to a static field. */
    Object constant(String owner, String field) {
        return ConstantValues.of(files.get(owner)).get(field);
    }

    @Override
    public ClassLoader loader() {
        return this;
    }

    @Override
    public Class<?> late(String name, byte[] classFile) {
        return below(Map.of(name, classFile)).load(name);
    }

    /** A loader below, of another jar's classes, which come up as they do now. */
    BytesLoader below(Map<String, byte[]> classFiles) {
        return new BytesLoader(this, classFiles) {
            @Override
            protected byte[] read(String name, byte[] bytes) {
                return led(bytes, classFiles);
            }
        };
    }

    /** Puts another jar's classes on the same class path. */
    void admit(Map<String, byte[]> classFiles) {
        guests.putAll(classFiles);
    }

    private byte[] led(byte[] classFile, Map<String, byte[]> others) {
        Function<String, Optional<byte[]>> all = file -> Optional.ofNullable(files.get(file))
                .or(() -> Optional.ofNullable(others.get(file))).or(() -> bytes(file));
        newcomers.ifPresent(added -> added.overridden(classFile, all).forEach(this::tell));
        return newcomers.flatMap(added -> added.led(classFile, all)).orElse(classFile);
    }

    /** The companions of a class that there are others of no release that override what was added to it. */
    private void tell(String owner) {
        try {
            Field told = findLoadedClass(beside.get(owner)).getDeclaredField(LateOverrides.TOLD);
            told.setBoolean(null, true);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Names what the JVM would refuse with less detail. */
    private static void check(Reshaped reshaped) {
        reshaped.redefinitions().values().forEach(Verification::verify);
        reshaped.definitions().forEach(definition -> Verification.verify(definition.bytes()));
    }

    /** The class files of the version that runs, by and with the names under which they run. */
    Map<String, byte[]> running() {
        return running;
    }

    private void know(Map<String, byte[]> version) {
        running = version;
        version.forEach((name, bytes) -> known.computeIfAbsent(name, key -> new ArrayList<>()).add(0, bytes));
    }

    /** Runs a static method, and returns what it returns. */
    Object run(String owner, String method, Integer... arguments) {
        try {
            return run(loadClass(owner), method, arguments);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a static method of any class. */
    static Object run(Class<?> owner, String method, Integer... arguments) {
        try {
            Method found = arguments.length == 0 ? owner.getDeclaredMethod(method)
                    : owner.getDeclaredMethod(method, int.class);
            found.setAccessible(true);
            return found.invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(owner.getName() + "." + method + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Enums that stay as they are keep their tables' lengths. */
    private void fill(SwitchMap map) {
        if (map.type().isEmpty() || findLoadedClass(map.home()) == null) {
            return;
        }
        try {
            Field field = findLoadedClass(map.home()).getDeclaredField(map.field());
            field.setAccessible(true);
            int[] table = (int[]) field.get(null);
            for (Object constant : loadClass(map.type()).getEnumConstants()) {
                table[((Enum<?>) constant).ordinal()] = map.cases().getOrDefault(((Enum<?>) constant).name(), 0);
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private void redefine(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> assertEquals(List.of(),
                ClassDiff.between(ClassFile.of(shapes.get(name)), ClassFile.of(bytes)).shapeChanges(), name));
        redefine(definitions(classes));
    }

    /** What to hand to the JVM. */
    List<ClassDefinition> definitions(Map<String, byte[]> classes) {
        Map<String, byte[]> all = new TreeMap<>(classes);
        all.putAll(sent);
        return all.entrySet().stream()
                .map(each -> new ClassDefinition(findLoadedClass(each.getKey()), each.getValue())).toList();
    }

    static void redefine(List<ClassDefinition> all) {
        try {
            HotSpot.instrumentation().redefineClasses(all.toArray(new ClassDefinition[0]));
        } catch (ClassNotFoundException | UnmodifiableClassException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = available.get(name);
        byte[] guest = bytes == null ? guests.get(name) : null;
        if (guest != null) {
            byte[] led = led(guest, guests);
            return defineClass(name, led, 0, led.length);
        } else if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        shapes.put(name, bytes);
        files.put(name, bytes);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private Optional<byte[]> bytes(String name) {
        byte[] known = sources.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
