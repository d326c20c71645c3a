package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.molt.classfile.ClassFile;
import dev.molt.reshape.InitializerSlices.Obstacle;
import dev.molt.testing.Sources;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which code of a static initializer feeds which field. */
class InitializerSlicesTest {

    private static InitializerSlices of(String fields) {
        return InitializerSlices.of(ClassFile.of(Sources.compile("import java.util.*; class A { " + fields + " }").get("A")));
    }

    private static final String TWO = "static Object a = new Object(); static int b = Integer.parseInt(\"1\");";

    @Test
    void aFieldThatMovesIsFedByTheSameCode() {
        InitializerSlices moved = of("static int b = Integer.parseInt(\"1\");\n\n static Object c = \"c\", a = new Object();");
        assertEquals(of(TWO).slice("a"), moved.slice("a"));
        assertEquals(of(TWO).slice("b"), moved.slice("b"));
    }

    @Test
    void otherCodeFeedsItOtherwise() {
        InitializerSlices other = of(TWO.replace("\"1\"", "\"2\""));
        assertEquals(of(TWO).slice("a"), other.slice("a"));
        assertNotEquals(of(TWO).slice("b"), other.slice("b"));
        assertEquals("", other.slice("none"));
    }

    @Test
    void whatFillsWhatItHoldsCounts() {
        String list = "static List<String> l = new ArrayList<>(); static { for (int i = 0; i < 2; i++) { l.add(\"x\"); } }";
        assertNotEquals(of(list).slice("l"), of(list.replace("x", "y")).slice("l"));
        assertEquals(of(list).rest(), of(list.replace("x", "y")).rest());
    }

    @Test
    void aLambdaIsToldByItsCodeAndNotByItsNumber() {
        String one = "static Runnable r = () -> System.nanoTime();";
        String before = "static Runnable q = () -> { };";
        assertEquals(of(one).slice("r"), of(before + one).slice("r"));
        assertNotEquals(of(one).slice("r"), of(before + one.replace("nanoTime", "gc")).slice("r"));
    }

    @Test
    void statementsThatAssignNothingOfTheClassAreTheRest() {
        assertEquals("", of(TWO).rest());
        assertNotEquals("", of(TWO + " static { System.gc(); }").rest());
    }

    @Test
    void whatCannotBeRunByItselfIsTold() {
        String both = "static int a, b; static { int n = Integer.parseInt(\"1\"); a = n; b = n; }";
        assertEquals(Optional.empty(), of(TWO).obstacle("a", Set.of("a")));
        assertEquals("one statement of the static initializer assigns a together with b", reason(both, "a"));
        assertEquals(Optional.empty(), of(both).obstacle("a", Set.of("a", "b")));
        String lists = "static List<Object> all = new ArrayList<>(); static Object a = new Object(); static { %s; }";
        assertEquals("the static initializer uses a where it fills all, which keeps what it has",
                reason(lists.formatted("all.add(a)"), "a"));
        assertEquals(Optional.empty(), of(lists.formatted("all.add(a)")).obstacle("all", Set.of("all")));
        assertEquals("the static initializer hands a to A.take, which would be called once more",
                reason(lists.formatted("take(a)") + " static void take(Object o) { }", "a"));
    }

    private static String reason(String fields, String field) {
        return of(fields).obstacle(field, Set.of(field)).map(Obstacle::reason).orElse("none");
    }
}
