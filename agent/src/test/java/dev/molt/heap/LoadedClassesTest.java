package dev.molt.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.code.Compiled;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The walk sees what classes and loaders hold, and loads and initialises none. */
@EveryJdk
class LoadedClassesTest {

    private static final String TARGET = "package target; public final class Target {}";

    @Test
    void inAStaticOfAClassInAnotherLoader() throws ReflectiveOperationException {
        BytesLoader loader = loader(TARGET, "class Keeper { static final Object KEPT = new target.Target(); }");
        Class.forName("Keeper", true, loader);
        assertEquals(1, Walks.find(loader.load("target.Target")).size());
    }

    @Test
    void inAStaticOfAClassWhoseInitialiserStillRuns() throws ReflectiveOperationException {
        BytesLoader loader = loader(TARGET, """
                public class Keeper {
                    static Object kept = new target.Target();
                    static { ((Runnable) Thread.currentThread().getUncaughtExceptionHandler()).run(); }
                }""");
        Probe probe = new Probe(loader);
        Thread.currentThread().setUncaughtExceptionHandler(probe);
        try {
            Class.forName("Keeper", true, loader);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        assertEquals(1, probe.found);
    }

    @Test
    void inAFieldOfALoaderThatHasNothingButAClass() throws ReflectiveOperationException {
        Map<String, byte[]> target = compile(TARGET);
        KeepingLoader keeping = new KeepingLoader(compile("public class Any {}"));
        BytesLoader loader = new BytesLoader(target);
        keeping.kept = loader.load("target.Target").getConstructor().newInstance();
        assertEquals(0, Walks.find(loader.load("target.Target")).size(), "nothing leads to the loader");
        keeping.define("Any");
        assertEquals(1, Walks.find(loader.load("target.Target")).size());
    }

    @Test
    void anUninitialisedClassStaysSo() throws ReflectiveOperationException {
        BytesLoader loader = loader(TARGET, "public class Lazy { static int[] kept = Marks.add(new int[0]); }",
                "public class Marks { public static int count; static int[] add(int[] it) { count++; return it; } }");
        Class<?> marks = Class.forName("Marks", true, loader);
        loader.load("Lazy");
        assertEquals(0, Walks.find(loader.load("target.Target")).size());
        assertEquals(0, marks.getField("count").getInt(null));
        Class.forName("Lazy", true, loader);
        assertEquals(1, marks.getField("count").getInt(null));
    }

    @Test
    void aFieldOfAMissingTypeHidesNoOther() throws ReflectiveOperationException {
        Map<String, byte[]> classes = compile(TARGET, "class Missing {}", """
                public class Keeper {
                    static Missing none;
                    static Object kept = new Keeper();
                    Missing alsoNone;
                    Object mine = new target.Target();
                }""");
        classes.remove("Missing");
        BytesLoader loader = new BytesLoader(classes);
        Class<?> keeper = Class.forName("Keeper", true, loader);
        assertEquals(1, Walks.find(loader.load("target.Target")).size());
        assertThrows(NoClassDefFoundError.class, keeper::getDeclaredFields, "reflection would have failed");
    }

    @Test
    void noTypeOfAFieldIsLoaded() throws ReflectiveOperationException {
        BytesLoader loader = loader(TARGET, "class Unused {}",
                "public class Keeper { static Unused none; static Object kept = new target.Target(); Unused no; }");
        Class<?> keeper = Class.forName("Keeper", true, loader);
        Set<String> before = loadedBy(loader);
        assertEquals(1, Walks.find(loader.load("target.Target")).size());
        assertEquals(before, loadedBy(loader));
        keeper.getDeclaredFields();
        assertTrue(loadedBy(loader).contains("Unused"), "reflection would have loaded it");
    }

    private static Set<String> loadedBy(ClassLoader loader) {
        return Arrays.stream(HotSpot.instrumentation().getAllLoadedClasses())
                .filter(type -> type.getClassLoader() == loader)
                .map(type -> type.getName())
                .collect(Collectors.toSet());
    }

    private static BytesLoader loader(String... units) {
        return new BytesLoader(compile(units));
    }

    private static Map<String, byte[]> compile(String... units) {
        return new TreeMap<>(Compiled.classes(units).classes());
    }

    /** Hides in its field. */
    private static final class KeepingLoader extends ClassLoader {

        private final Map<String, byte[]> classes;
        private Object kept;

        KeepingLoader(Map<String, byte[]> classes) {
            this.classes = classes;
        }

        void define(String name) {
            assertSame(this, defineClass(name, classes.get(name), 0, classes.get(name).length).getClassLoader());
        }
    }

    /** Walks when it is run. */
    private static final class Probe implements Thread.UncaughtExceptionHandler, Runnable {

        private final BytesLoader loader;
        private int found;

        Probe(BytesLoader loader) {
            this.loader = loader;
        }

        @Override
        public void run() {
            found = Walks.find(loader.load("target.Target")).size();
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }
}
