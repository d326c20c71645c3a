package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of which some, or all, were loaded before the agent came. */
@EveryJdk
@Timeout(60)
class AttachedTest {

    private static final String DRIVER = """
            class Driver { static C c; static A.In in;
                static void before() { c = new C(); in = new A.In(); }
                static Object touch() { Object made = c; c.show(); return made; }
                static void drop() { c = null; in = null; }
                static String after() { return c.show() + in.show(c) + new A.In().show(c); } }
            """;
    private static final Map<String, byte[]> V1 = Sources.compile("""
            class A { private int a = 1; String show() { return ""; }
                static class In { private int i = 2; String show(A a) { return ""; } } }
            class B extends A { private int b = 3; }
            class C extends B { private int c = 4; }
            """ + DRIVER);
    private static final Map<String, byte[]> V2 = Sources.compile("""
            class A { private int a = 1; private int fresh; private int of() { return a * 10 + ++fresh; }
                String show() { return of() + "a"; }
                static class In { private int i = 2; private long fresh; private long of() { return i + ++fresh; }
                    String show(A a) { return a.of() + "i" + of() + a.fresh; } } }
            class B extends A { private int b = 3; private int fresh; private int of() { return b * 10 + ++fresh; }
                String show() { return super.show() + of() + "b"; } }
            class C extends B { private int c = 4; private int fresh; private int of() { return c * 10 + ++fresh; }
                String show() { return super.show() + of() + "c"; } }
            """ + DRIVER);

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "B", "C", "A B", "A C", "B C", "A B C", "A$In", "A A$In", "A$In C", "A A$In B C"})
    void preparedAndUnpreparedClassesMayExtendAndNestEachOther(String prepared) {
        Live live = live(name -> List.of(prepared.split(" ")).contains(name));
        assertEquals("11a31b41c12i3213i33", live.run("Driver", "after"));
        assertEquals("14a32b42c15i4516i36", live.run("Driver", "after"));
    }

    @Test
    void fieldsInTheTableGoWithTheirObject() {
        Live live = live(name -> false);
        WeakReference<Object> object = new WeakReference<>(live.run("Driver", "touch"));
        live.run("Driver", "drop");
        while (object.get() != null) {
            System.gc();
        }
        assertTrue(object.refersTo(null));
    }

    @Test
    void theTableGoesWithTheLoader() {
        Live live = live(name -> false);
        WeakReference<ClassLoader> loader = new WeakReference<>(live);
        live.run("Driver", "touch");
        Reference.reachabilityFence(live);
        live = null;
        while (loader.get() != null) {
            System.gc();
        }
        assertTrue(loader.refersTo(null));
    }

    @Test
    void fieldsThatMayLeadBackToTheirObjectAreNamed() {
        Map<String, byte[]> before = Sources.compile("enum E { ONE } class A { } class Driver { static Object a;"
                + " static void before() { a = new A(); } }");
        Map<String, byte[]> after = Sources.compile("enum E { ONE } class A { int n; String s; int[][] m; E e; R r; F f; L l;"
                + " java.time.Instant t; Object o; A[] all; }"
                + " record R(int i, String s, R r) { } final class F { static Object o; R r; F[] fs; }"
                + " final class L { Object o; }"
                + " class Driver { static Object a; static void before() { } }");
        Live prepared = new Live(before);
        prepared.run("Driver", "before");
        assertEquals(List.of(), prepared.upgrade(after));
        Live attached = new Live(before, name -> false);
        attached.run("Driver", "before");
        assertEquals(List.of("""
                warning: A: loaded before the agent, so an object that can be reached from its own new field l, o, all \
                stays in memory
                  cure: let nothing there lead back to the object, or clear it; or start the JVM with -javaagent"""),
                attached.upgrade(after).stream().map(each -> each.render()).toList());
        assertFalse(attached.defined().isEmpty());
    }

    private static Live live(Predicate<String> prepared) {
        Live live = new Live(V1, prepared);
        live.run("Driver", "before");
        assertEquals(List.of(), live.upgrade(V2));
        return live;
    }
}
