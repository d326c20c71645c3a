package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A live class dies: whatever is called on it throws, and its state stays. */
@EveryJdk
class TombstoneTest {

    private static final String MESSAGE = "t.A deleted by release processquest 1.0.0";

    private static final Map<String, byte[]> CLASSES = Sources.compile("""
            package t;
            public abstract class A {
                static int state = 7;
                int x = 3;
                public A() { }
                A(long a, double b, String c) { this(); }
                static long s(long a, int b) { for (int i = 0; i < b; i++) { a += i; } return a; }
                private boolean p(Object o) { return o == null; }
                synchronized double d() { try { return 1; } finally { x++; } }
                Runnable lambda() { return () -> x++; }
                abstract void gone();
                static A make() { return new Sub(); }
                interface I { default int f() { return 1; } static void g() { } }
            }
            class Sub extends A implements A.I { void gone() { } }
            """);

    private final BytesLoader loader = new BytesLoader(CLASSES);

    @Test
    void everyEntryThrowsAndAbstractMethodsStay() throws ReflectiveOperationException {
        Class<?> type = loader.load("t.A");
        Object live = open(type.getDeclaredMethod("make")).invoke(null);
        Runnable lambda = (Runnable) open(type.getDeclaredMethod("lambda")).invoke(live);
        bury(type);
        for (Method method : type.getDeclaredMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                Object[] arguments = arguments(method.getParameterTypes());
                dies(() -> open(method).invoke(live, arguments));
            }
        }
        for (Constructor<?> constructor : loader.load("t.Sub").getDeclaredConstructors()) {
            dies(() -> open(constructor).newInstance());
        }
        assertEquals(MESSAGE, assertThrows(NoClassDefFoundError.class, lambda::run).getMessage());
        open(type.getDeclaredMethod("gone")).invoke(live);
    }

    @Test
    void fieldsKeepTheirValues() throws ReflectiveOperationException {
        Class<?> type = loader.load("t.A");
        Object live = open(type.getDeclaredMethod("make")).invoke(null);
        bury(type);
        assertEquals(7, open(type.getDeclaredField("state")).get(null));
        assertEquals(3, open(type.getDeclaredField("x")).get(live));
    }

    @Test
    void aClassBuriedBeforeItsFirstUseInitialisesToNothing() throws ReflectiveOperationException {
        Class<?> type = loader.load("t.A");
        bury(type);
        assertEquals(0, open(type.getDeclaredField("state")).get(null));
    }

    @Test
    void interfacesDieToo() throws ReflectiveOperationException {
        Class<?> type = loader.load("t.A$I");
        Object live = open(loader.load("t.Sub").getDeclaredConstructor()).newInstance();
        bury(type);
        dies(() -> open(type.getDeclaredMethod("f")).invoke(live));
        dies(() -> open(type.getDeclaredMethod("g")).invoke(null));
    }

    @Test
    void aDeadClassComesBackToLife() throws ReflectiveOperationException {
        Class<?> type = loader.load("t.A");
        Object live = open(type.getDeclaredMethod("make")).invoke(null);
        bury(type);
        HotSpot.mustRedefine(type, CLASSES.get("t.A"));
        assertEquals(13L, open(type.getDeclaredMethod("s", long.class, int.class)).invoke(null, 10L, 3));
        assertTrue((boolean) open(type.getDeclaredMethod("p", Object.class)).invoke(live, (Object) null));
    }

    private static void bury(Class<?> type) {
        HotSpot.mustRedefine(type, Tombstone.of(CLASSES.get(type.getName()), MESSAGE));
    }

    private static void dies(Executable call) {
        Throwable thrown = assertThrows(InvocationTargetException.class, call).getCause();
        assertEquals(NoClassDefFoundError.class, thrown.getClass());
        assertEquals(MESSAGE, thrown.getMessage());
    }

    private static Object[] arguments(Class<?>[] types) {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(types[i], 1), 0);
        }
        return values;
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }
}
