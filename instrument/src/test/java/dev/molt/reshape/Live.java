package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.classfile.ClassFile;
import dev.molt.diag.Diagnostic;
import dev.molt.diff.ClassDiff;
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
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A running application: a loader that is upgraded from version to version. It prepares what it loads, but perhaps for
 * classes of the first version, as if the agent had come after them.
 */
final class Live extends ClassLoader {

    private final Map<String, byte[]> available = new TreeMap<>();
    private final Map<String, byte[]> shapes = new TreeMap<>();
    private final Map<String, byte[]> sources = new TreeMap<>();
    private final Map<String, List<byte[]>> known = new TreeMap<>();
    private final List<String> defined = new ArrayList<>();
    private Homes homes = Homes.none();
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

    /** Upgrades to a version, and says what was refused. */
    List<Diagnostic> upgrade(Map<String, byte[]> compiled) {
        Map<String, byte[]> next = Renumbering.of(known, compiled).renamed();
        Reshaped reshaped = Reshaper.reshape(new Release(shapes, next, this::bytes, Map.of(),
                name -> Optional.ofNullable(running.get(name))), homes);
        if (reshaped.refused()) {
            return reshaped.diagnostics();
        }
        sources.putAll(next);
        know(next);
        available.putAll(reshaped.unloaded());
        reshaped.redefinitions().values().forEach(Verification::verify);
        for (Definition definition : reshaped.definitions()) {
            Verification.verify(definition.bytes());
            if (findLoadedClass(definition.name()) == null) {
                defineClass(definition.name(), definition.bytes(), 0, definition.bytes().length);
                defined.add(definition.name());
            }
        }
        reshaped.calls().forEach(call -> run(call.owner(), call.method()));
        reshaped.enums().switchMaps().forEach(this::fill);
        reshaped.enums().calls().forEach(call -> run(call.owner(), call.method()));
        redefine(reshaped.redefinitions());
        homes = reshaped.homes();
        return reshaped.diagnostics();
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
            Method found = arguments.length == 0 ? loadClass(owner).getDeclaredMethod(method)
                    : loadClass(owner).getDeclaredMethod(method, int.class);
            found.setAccessible(true);
            return found.invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(owner + "." + method + ": " + e.getCause(), e.getCause());
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
        List<ClassDefinition> all = new ArrayList<>();
        classes.forEach((name, bytes) -> {
            assertEquals(List.of(),
                    ClassDiff.between(ClassFile.of(shapes.get(name)), ClassFile.of(bytes)).shapeChanges(), name);
            all.add(new ClassDefinition(findLoadedClass(name), bytes));
        });
        try {
            HotSpot.instrumentation().redefineClasses(all.toArray(new ClassDefinition[0]));
        } catch (ClassNotFoundException | UnmodifiableClassException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = available.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        shapes.put(name, bytes);
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
