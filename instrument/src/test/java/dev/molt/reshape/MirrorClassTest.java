package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mirror declares what a class declares, and nothing runs in it. */
@EveryJdk
class MirrorClassTest {

    private static final String OLD = "package t; class A { int n; String text(String a) { return a; } }";

    @Test
    void declarationsWithGenericsAndAnnotationsAreThoseOfTheClass() throws ReflectiveOperationException {
        Class<?> mirror = mirror("""
                package t;
                class A<T> {
                    static int made = 1 / 0;
                    java.util.List<String> list;
                    A(int n) { this.list = null; }
                    @Deprecated native int asked();
                    synchronized <X extends Number> X first(java.util.List<? super X> all) throws java.io.IOException {
                        return null;
                    }
                }
                """);
        assertTrue(mirror.getName().startsWith("t.A$$m"), mirror.getName());
        assertEquals("java.util.List<java.lang.String>", mirror.getDeclaredField("list").getGenericType().toString());
        Method first = mirror.getDeclaredMethod("first", java.util.List.class);
        assertEquals("java.util.List<? super X>", first.getGenericParameterTypes()[0].getTypeName());
        assertEquals(java.io.IOException.class, first.getExceptionTypes()[0]);
        assertTrue(mirror.getDeclaredMethod("asked").isAnnotationPresent(Deprecated.class));
        assertEquals(1, mirror.getDeclaredConstructors().length);
        // It would have thrown.
        Class.forName(mirror.getName(), true, mirror.getClassLoader());
    }

    @Test
    void anInterfaceHasOneToo() throws ReflectiveOperationException {
        Class<?> mirror = mirror("package t; interface A { int N = 1; default int two() { return 2; } void one(); }");
        assertTrue(mirror.isInterface());
        assertTrue(mirror.getDeclaredMethod("two").isDefault());
        assertEquals(2, mirror.getDeclaredMethods().length);
    }

    @Test
    void theSameVersionHasTheSameMirror() {
        byte[] old = compile(OLD);
        assertEquals(MirrorClass.of(old).name(), MirrorClass.of(compile(OLD)).name());
        assertFalse(MirrorClass.of(old).name().equals(MirrorClass.of(compile(OLD.replace("int n", "int m"))).name()));
    }

    @Test
    void preparationAndBodiesMakeNoDifferenceAndMembersDo() {
        byte[] shape = Preparation.orAsItIs(compile(OLD));
        assertFalse(MirrorClass.differs(shape, compile(OLD)));
        assertFalse(MirrorClass.differs(shape, compile(OLD.replace("return a", "return null"))));
        assertTrue(MirrorClass.differs(shape, compile(OLD.replace("int n", "public int n"))));
        assertTrue(MirrorClass.differs(shape, compile(OLD.replace("int n;", ""))));
        assertTrue(MirrorClass.differs(shape, compile(OLD.replace("int n;", "int n; void more() { }"))));
    }

    private static Class<?> mirror(String source) {
        Definition made = MirrorClass.of(compile(source));
        return new BytesLoader(Map.of(made.name(), made.bytes())).load(made.name());
    }

    private static byte[] compile(String source) {
        return Sources.compile(source).get("t.A");
    }
}
