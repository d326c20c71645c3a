package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.boot.Boot;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.FakeServices;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Static initializers run a second time, in a class that the JVM initialised long ago. */
@EveryJdk
class StaticInitializerTest {

    private final Map<String, Object> finals = new HashMap<>();

    @BeforeEach
    void connect() {
        Boot.connect(FakeServices.writing((owner, name, value) -> finals.put(owner.getName() + "." + name, value)));
    }

    @AfterEach
    void disconnect() {
        Boot.connect(null);
    }

    @Test
    void runsWithLambdasBranchesAndHandlers() throws ReflectiveOperationException {
        Class<?> type = rerun("""
                class A {
                    static int runs;
                    static int sum;
                    static String caught;
                    static java.util.function.IntSupplier supplier;
                    static {
                        runs++;
                        int limit = 5;
                        for (int i = 0; i < limit; i++) { if (i % 2 == 0) { sum += i; } }
                        try { Integer.parseInt("x"); }
                        catch (NumberFormatException e) { caught = e.getMessage(); }
                        finally { sum *= 10; }
                        supplier = () -> limit + sum;
                    }
                    static String host(long a, Object b, double c, int[] d) { return "host"; }
                }
                """, "host");
        assertEquals(2, get(type, "runs"));
        assertEquals((6 * 10 + 6) * 10, get(type, "sum"));
        assertEquals("For input string: \"x\"", get(type, "caught"));
        assertEquals(665, ((IntSupplier) get(type, "supplier")).getAsInt());
        assertTrue(finals.isEmpty());
    }

    @Test
    void handsOverStaticFinalsOfEveryType() throws ReflectiveOperationException {
        rerun("""
                class A {
                    static final boolean Z = Boolean.parseBoolean("true");
                    static final byte B = Byte.parseByte("1");
                    static final char C = "c".charAt(0);
                    static final short S = Short.parseShort("2");
                    static final int I = Integer.parseInt("3");
                    static final long J = Long.parseLong("4");
                    static final float F = Float.parseFloat("5");
                    static final double D = Double.parseDouble("6");
                    static final String L = String.valueOf(7);
                    static final int[] A = { 8 };
                    static final int CONSTANT = 9;
                    static void host() { }
                }
                """, "host");
        assertArrayEquals(new int[] {8}, (int[]) finals.remove("A.A"));
        assertEquals(Map.of("A.Z", true, "A.B", (byte) 1, "A.C", 'c', "A.S", (short) 2, "A.I", 3, "A.J", 4L,
                "A.F", 5f, "A.D", 6.0, "A.L", "7"), finals);
    }

    @Test
    void everyReturnTypeAndInstanceMethodsCanHost() throws ReflectiveOperationException {
        for (String returned : List.of("void", "boolean", "byte", "char", "short", "int", "long", "float", "double",
                "String", "int[][]")) {
            String body = returned.equals("void") ? "" : "throw new Error();";
            Class<?> type = rerun("class A { static long runs; static { runs += 2; } A() { } "
                    + returned + " host(long x) { " + body + " } }", "host");
            assertEquals(4L, get(type, "runs"), returned);
        }
    }

    @Test
    void enumsAndInterfacesAreHandedTheirConstants() throws ReflectiveOperationException {
        rerun("enum A { B { }, C }", "values");
        assertEquals("[B, C]", List.of((Object[]) finals.get("A.$VALUES")).toString());
        finals.clear();
        rerun("interface A { Object O = new StringBuilder(\"o\"); static void host() { } }", "host");
        assertEquals("o", finals.get("A.O").toString());
    }

    @Test
    void classFilesBeforeJava9WriteTheirFinalsThemselves() throws ReflectiveOperationException {
        Class<?> type = rerun("class A { static int n; static final int F = Integer.parseInt(\"\" + ++n);"
                + " static void host() { } }", "host", "--release", "8");
        assertEquals(2, get(type, "F"));
        assertTrue(finals.isEmpty());
    }

    @Test
    void theHostIsNoMethodThatTheInitializerCalls() {
        String source = "class A { static Object o = f(); static Object f() { return g(1, () -> h()); }"
                + " static Object g(int x, java.util.function.Supplier<?> s) { return s.get(); }"
                + " static Object h() { return new A().toString(); } public String toString() { return s(1, 2, 3); }"
                + " private String s(int a, int b, int c) { return null; } static void ";
        assertEquals("last", host(source + "last(int a, int b, int c, int d) { } }").name());
        assertInstanceOf(InitializerMove.NoHost.class, move(source + "main() { o = null; } static Object x = y(); "
                + "static Object y() { main(); return null; } }"));
    }

    @Test
    void prefersStaticAndThenFewParameters() {
        String start = "class A { static Object o = \"\"; void i() { } ";
        assertEquals("i", host(start + "void j(int a) { } }").name());
        assertEquals("s", host(start + "static void t(int a, int b) { } static void s(int a) { } }").name());
        assertTrue(host(start + "static void t(int a, int b) { } static void s(int a) { } }").isStatic());
        assertFalse(host(start + "}").isStatic());
    }

    @Test
    void aMethodThatPreparationAddedIsNoHost() {
        String start = "class A { static Object o = \"\"; public String toString() { return null; } ";
        assertEquals("toString", host(start + "void own(int a) { } }").name());
        byte[] added = synthetic("toString", Sources.compile(start + "void own(int a) { } }").get("A"));
        assertEquals("own", ((InitializerMove.Host) StaticInitializer.move(added)).name());
        byte[] bare = synthetic("toString", Sources.compile(start + "}").get("A"));
        assertInstanceOf(InitializerMove.NoHost.class, StaticInitializer.move(bare));
    }

    private static byte[] synthetic(String name, byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        node.methods.stream().filter(method -> method.name.equals(name))
                .forEach(method -> method.access |= Opcodes.ACC_SYNTHETIC);
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    @Test
    void nothingToRunAndNobodyToRunIt() {
        assertInstanceOf(InitializerMove.NothingToRun.class, move("class A { static final int N = 1; void f() { } }"));
        assertInstanceOf(InitializerMove.NoHost.class, move("class A { static Object o = \"\"; }"));
        assertInstanceOf(InitializerMove.NoHost.class,
                move("abstract class A { static Object o = \"\"; abstract void f(); native void g(); }"));
    }

    @Test
    void withoutAnAgentTheCallSaysSo() {
        Boot.connect(null);
        var thrown = assertThrows(InvocationTargetException.class,
                () -> rerun("class A { static final Object O = \"\".trim(); static void host() { } }", "host"));
        assertEquals("no Molt agent is connected", thrown.getCause().getMessage());
    }

    /** Initialises class A, redefines it to the moved version, calls the host and redefines it back. */
    private static Class<?> rerun(String source, String hostName, String... options)
            throws ReflectiveOperationException {
        Map<String, byte[]> classes = Sources.compile(source, options);
        Class<?> type = new BytesLoader(classes).load("A");
        Class.forName("A", true, type.getClassLoader());
        InitializerMove.Host host = (InitializerMove.Host) StaticInitializer.move(classes.get("A"));
        assertEquals(hostName, host.name());
        HotSpot.mustRedefine(type, host.bytes());
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(hostName)) {
                call(type, method, host.isStatic());
            }
        }
        HotSpot.mustRedefine(type, classes.get("A"));
        return type;
    }

    private static void call(Class<?> type, Method method, boolean isStatic) throws ReflectiveOperationException {
        Object receiver = null;
        if (!isStatic) {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            receiver = constructor.newInstance();
        }
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Array.get(Array.newInstance(method.getParameterTypes()[i], 1), 0);
        }
        method.setAccessible(true);
        Object returned = method.invoke(receiver, arguments);
        Class<?> as = method.getReturnType();
        assertEquals(as == void.class ? null : Array.get(Array.newInstance(as, 1), 0), returned);
    }

    private static Object get(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    private static InitializerMove move(String source) {
        return StaticInitializer.move(Sources.compile(source).get("A"));
    }

    private static InitializerMove.Host host(String source) {
        return (InitializerMove.Host) move(source);
    }
}
