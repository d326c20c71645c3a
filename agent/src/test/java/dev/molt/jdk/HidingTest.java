package dev.molt.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Molt adds to classes when they are loaded is not shown, in however many classes, and keeps none of them. */
@EveryJdk
@Timeout(120)
class HidingTest {

    private static final int MANY = 20_000;
    private static final String FIRST = "C00000";

    private static long without;

    /** What is hidden once is hidden for the rest of this JVM's life. */
    @BeforeAll
    static void measureWithout() {
        allocated(load(), 2);
        without = allocated(load(), 2);
    }

    @Test
    void theSlotOfTwentyThousandClassesIsHiddenWithoutARegistryAndTheyAreCollected() throws ReflectiveOperationException {
        hide();
        long with = allocated(load(), 1);
        assertTrue(with < 2 * without, "bytes allocated: " + with + " against " + without);
        WeakReference<ClassLoader> loader = new WeakReference<>(load().get(0).getClassLoader());
        while (loader.get() != null) {
            System.gc();
        }
        assertNull(loader.get());
    }

    @Test
    void whatTheJdkHidesStaysHidden() throws ReflectiveOperationException {
        hide();
        assertThrows(NoSuchFieldException.class, () -> Field.class.getDeclaredField("slot"));
        assertEquals("own", load().get(7).getDeclaredField("own").getName());
        assertThrows(NoSuchFieldException.class, () -> load().get(7).getDeclaredField(Preparation.SLOT));
    }

    @Test
    void annotationsThatAreReadLaterDoNotBringTheSlotBack() throws ReflectiveOperationException {
        hide();
        assertTrue(FunctionalInterface.class.isAnnotationPresent(java.lang.annotation.Documented.class));
        Class.forName("sun.misc.Unsafe");
        assertEquals(List.of("own"), fields(load().get(0)));
    }

    @Test
    void aCatcherIsHiddenAndWhatTheClassDeclaresIsNot() throws ReflectiveOperationException {
        hide();
        assertEquals(List.of("other"), methods("class C { String other() { return null; } }"));
        assertEquals(List.of("toString"), methods("class C { public String toString() { return null; } }"));
    }

    @Test
    void whatIsSyntheticAndNoBridgeIsACatcher() throws ReflectiveOperationException {
        Method lambda = Arrays.stream(HidingTest.class.getDeclaredMethods())
                .filter(method -> method.isSynthetic() && method.getReturnType() == String.class)
                .findFirst()
                .orElseThrow();
        assertTrue(Hiding.isCatcher(lambda));
        assertFalse(Hiding.isCatcher(Object.class.getMethod("toString")));
    }

    static final java.util.function.Supplier<String> LAMBDA = () -> "x";

    private static List<String> methods(String source) {
        Class<?> type = new BytesLoader(Sources.compile(source)).load("C");
        return Arrays.stream(type.getDeclaredMethods()).map(Method::getName).toList();
    }

    private static void hide() throws ReflectiveOperationException {
        Hiding.open(HotSpot.instrumentation()).hide(Preparation.fields(), "toString");
    }

    private static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList();
    }

    /** How many bytes are allocated for asking each for its fields. */
    private static long allocated(List<Class<?>> classes, int expected) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (Class<?> type : classes) {
            if (type.getDeclaredFields().length != expected) {
                throw new AssertionError(type + " shows " + fields(type));
            }
        }
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** Twenty thousand prepared classes of a loader of their own. */
    private static List<Class<?>> load() {
        byte[] compiled = Sources.compile("class " + FIRST + " { int own; }").get(FIRST);
        String prepared = text(((Prepared.Ready) Preparation.prepare(compiled)).bytes());
        Map<String, byte[]> classes = new TreeMap<>();
        for (int i = 0; i < MANY; i++) {
            String name = String.format("C%05d", i);
            classes.put(name, prepared.replace(FIRST, name).getBytes(StandardCharsets.ISO_8859_1));
        }
        BytesLoader loader = new BytesLoader(classes);
        List<Class<?>> loaded = new ArrayList<>();
        classes.keySet().forEach(name -> loaded.add(loader.load(name)));
        return loaded;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
