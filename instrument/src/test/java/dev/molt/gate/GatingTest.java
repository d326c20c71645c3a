package dev.molt.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.boot.Boot;
import dev.molt.classfile.ClassFile;
import dev.molt.diff.ClassDiff;
import dev.molt.testing.Aged;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.FakeServices;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import dev.molt.testing.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;

/** Gated methods ask once, and go on in their old body, or in the new one exactly once. */
@EveryJdk
class GatingTest {

    private static final long KEY = 42;

    /** Each body ends in its version; {@code A.ran} counts the bodies. */
    private static final String SOURCE = """
            package t;
            public class A extends Base implements Greeting {
                public static int ran;
                final String made;
                public A() { this(1, 2, ""); }
                A(long wide, int narrow, String text) { super(wide); ran++; made = text + wide + narrow + "@"; }
                public static String made() { ran = 0; return new A(7, 8, "m").made; }
                public static String virtual() { ran = 0; return new A().twice(3, "x"); }
                String twice(double number, String text) { ran++; return text + number + "@"; }
                public static String inherited() { ran = 0; return new Over().twice(4, "y"); }
                public static String interfaces() { ran = 0; return new A().greet("z"); }
                public static String own() { ran = 0; return new A().hidden((byte) 1, 'c', 2.5f, true, new int[1]); }
                private String hidden(byte b, char c, float f, boolean z, int[] a) {
                    ran++; return "" + b + c + f + z + "@"; }
                public static String lambda() {
                    ran = 0; return ((java.util.function.Supplier<String>) () -> { ran++; return "@"; }).get(); }
                public static String loop() { ran = 0; return "" + new A().down(5); }
                long down(long from) { while (from > 3) { from--; } ran++; return from * 10 + @; }
                public static String thrown() {
                    ran = 0;
                    try { new A().fail(); return ""; } catch (RuntimeException e) { return e.getMessage(); } }
                void fail() { try { ran++; throw new IllegalStateException("@"); } finally { ran += 0; } }
            }
            ////
            package t;
            class Over extends A {
                String twice(double number, String text) { return "<" + super.twice(number, text) + ">"; }
            }
            ////
            package t;
            class Base { Base(long wide) { } }
            ////
            package t;
            interface Greeting {
                default String greet(String text) { A.ran++; return text + polite() + stated(); }
                private String polite() { A.ran++; return "p@"; }
                static String stated() { A.ran++; return "s@"; }
            }
            """;

    private final Map<String, byte[]> old = version("1");
    private final BytesLoader loader = new BytesLoader(old);
    private final List<String> arrived = new ArrayList<>();

    @AfterEach
    void disconnect() {
        Boot.connect(null);
    }

    @ParameterizedTest
    @CsvSource({"made, m781, m782", "virtual, x3.01, x3.02", "inherited, <y4.01>, <y4.02>",
            "interfaces, zp1s1, zp1s2", "own, 1c2.5true1, 1c2.5true2", "lambda, 1, 2", "loop, 31, 32", "thrown, 1, 2"})
    void runsEachBodyOnce(String call, String before, String after) throws ReflectiveOperationException {
        assertEquals(before, call(call));
        int bodies = ran();
        connect(Integer.MAX_VALUE);
        redefine(gated(old));
        assertEquals(before, call(call), "passed");
        assertEquals(bodies, ran(), "passed");
        // Its callers are in their bodies already when the innermost method arrives, which does so last.
        connect(arrived.size());
        assertEquals(after, call(call), "called again");
        assertEquals(bodies, ran(), "called again");
    }

    /** From the given arrival on, there is a new version and the gate is open. */
    private void connect(int last) {
        arrived.clear();
        Boot.connect(FakeServices.at((key, owner, monitor) -> {
            assertEquals(KEY, key);
            arrived.add(owner.getName());
            if (arrived.size() == last) {
                redefine(version("2"));
            }
            return arrived.size() == last;
        }));
    }

    @Test
    void synchronizedMethodsShowTheirMonitor() throws ReflectiveOperationException {
        Map<String, byte[]> classes = Sources.compile("""
                package t;
                public class S {
                    public synchronized void mine() { }
                    public static synchronized void ours() { }
                    public void free() { }
                }
                """);
        Class<?> type = new BytesLoader(gated(classes)).load("t.S");
        List<Object> monitors = new ArrayList<>();
        Boot.connect(FakeServices.at((key, owner, monitor) -> {
            assertSame(type, owner);
            monitors.add(monitor);
            return false;
        }));
        Object object = type.getConstructor().newInstance();
        for (String name : List.of("mine", "ours", "free")) {
            type.getMethod(name).invoke(object);
        }
        assertEquals(Arrays.asList(null, object, type, null), monitors);
    }

    @Test
    void someMethodsMayBeGatedAndOthersNot() throws ReflectiveOperationException {
        Map<String, byte[]> classes = Sources.compile("""
                package t;
                public class S {
                    public static void some() { }
                    public static void some(int x) { }
                    public static void others() { }
                }
                """);
        classes.replaceAll((name, bytes) -> Gating.gate(bytes, -1, Set.of("some(I)V")));
        Class<?> type = new BytesLoader(classes).load("t.S");
        List<Long> keys = new ArrayList<>();
        Boot.connect(FakeServices.at((key, owner, monitor) -> {
            keys.add(key);
            return false;
        }));
        type.getMethod("some").invoke(null);
        type.getMethod("others").invoke(null);
        assertEquals(List.of(), keys);
        type.getMethod("some", int.class).invoke(null, 1);
        assertEquals(List.of(-1L), keys);
    }

    @Test
    void aClassThatCannotNameItselfBecomesOneOfALaterVersion() {
        byte[] bytes = Aged.withSubroutines(Map.of("t.Base", old.get("t.Base"))).get("t.Base");
        byte[] gated = Gating.gate(bytes, KEY);
        assertEquals(49, ClassFile.of(gated).majorVersion());
        assertEquals(List.of(), ClassDiff.between(ClassFile.of(bytes), ClassFile.of(gated)).shapeChanges());
        Verification.verify(gated);
    }

    @Test
    void oneKeyNeedsNoOtherConstantsThanAnother() {
        byte[] bytes = old.get("t.A");
        List<byte[]> gated = List.of(Gating.gate(bytes, 2), Gating.gate(bytes, 3), Gating.gate(bytes, Short.MAX_VALUE));
        assertEquals(1, gated.stream().map(file -> new ClassReader(file).getItemCount()).distinct().count());
    }

    @Test
    void aMethodThatWouldBecomeTooLargeIsRefused() {
        byte[] bytes = Sources.compile("package t; class L { int i; void f() {" + "i++;".repeat(6_553) + "} }")
                .get("t.L");
        assertEquals("method t.L.f is too large to be suspended; divide it",
                assertThrows(IllegalArgumentException.class, () -> Gating.gate(bytes, KEY)).getMessage());
    }

    private void redefine(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> HotSpot.mustRedefine(loader.load(name), bytes));
    }

    private String call(String name) throws ReflectiveOperationException {
        return (String) loader.load("t.A").getMethod(name).invoke(null);
    }

    private int ran() throws ReflectiveOperationException {
        return loader.load("t.A").getField("ran").getInt(null);
    }

    private static Map<String, byte[]> version(String version) {
        return Sources.compile(SOURCE.replace("@", version));
    }

    private static Map<String, byte[]> gated(Map<String, byte[]> classes) {
        Map<String, byte[]> gated = new TreeMap<>();
        // What others extend would arrive behind the method of interest.
        classes.forEach((name, bytes) -> gated.put(name, name.endsWith("Base") ? bytes : Gating.gate(bytes, KEY)));
        return gated;
    }
}
