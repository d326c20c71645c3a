package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects from before an upgrade are transformed when an added field is first touched, those made since are not. */
@EveryJdk
class FirstTouchTest {

    private static final String TEXT = "Ljava/lang/String;";
    private static final String HEAD = """
            class Above { Above() { if (Driver.shows) { Driver.seen += show(); } } String show() { return ""; } }
            class Driver { static boolean shows; static String seen = ""; static P first = new P("a"); static P second = new P("b"); static P made;
                static Object first() { return first.show(); } static Object second() { return second.show(); }
                static Object make() { made = new P("m"); return made.show(); } static Object made() { return made.show(); }
                static Object seen() { shows = true; make(); return seen; } }
            """;
    private static final String ONE = HEAD + """
            class P extends Above { final String name; P(String name) { this.name = name; } String show() { return name; } }
            """;
    private static final String TWO = HEAD + """
            class P extends Above { final String name; String quest; P(String name) { this.name = name; }
                String show() { return name + " " + quest; } }
            """;
    private static final String THREE = HEAD + """
            class P extends Above { final String name; String quest; String prize = "none"; P(String name) { this.name = name; }
                String show() { return name + " " + quest + " " + prize; } }
            """;

    private final List<String> touched = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void transformsWhatWasThereBeforeOnce(boolean prepared) {
        Live live = live(prepared);
        upgrade(live, TWO, "quest", "nut");
        assertEquals(List.of(), touched);
        assertEquals("a nut", live.run("Driver", "first"));
        assertEquals("a nut", live.run("Driver", "first"));
        assertEquals(List.of("nut"), touched);
        assertEquals("b nut", live.run("Driver", "second"));
        assertEquals("m null", live.run("Driver", "make"));
        assertEquals(List.of("nut", "nut"), touched);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneVersionAfterTheOther(boolean prepared) {
        Live live = live(prepared);
        upgrade(live, TWO, "quest", "nut");
        live.run("Driver", "make");
        upgrade(live, THREE, "prize", "cup");
        assertEquals("a nut cup", live.run("Driver", "first"));
        assertEquals("m null cup", live.run("Driver", "made"));
        assertEquals("m null none", live.run("Driver", "make"));
        assertEquals(List.of("nut", "cup", "cup"), touched);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatComesAgainIsNewToAllObjects(boolean prepared) {
        Live live = live(prepared);
        upgrade(live, TWO, "quest", "nut");
        live.run("Driver", "first");
        live.run("Driver", "make");
        live.transforming(Set.of());
        live.upgrade(Sources.compile(ONE));
        live.drop("P", "quest", TEXT);
        upgrade(live, TWO, "quest", "bolt");
        assertEquals("a bolt", live.run("Driver", "first"));
        assertEquals("b bolt", live.run("Driver", "second"));
        assertEquals("m bolt", live.run("Driver", "made"));
        assertEquals("m null", live.run("Driver", "make"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutATransformItIsNullInAllObjects(boolean prepared) {
        Live live = live(prepared);
        upgrade(live, TWO, "quest", "nut");
        live.run("Driver", "first");
        live.transforming(Set.of());
        live.upgrade(Sources.compile(ONE));
        live.drop("P", "quest", TEXT);
        live.upgrade(Sources.compile(TWO));
        assertEquals("a null", live.run("Driver", "first"));
        assertEquals("b null", live.run("Driver", "second"));
    }

    /** The slot is written before the superclass's constructor; a table has no place for what is not an object yet. */
    @Test
    void anObjectThatASuperclassShowsBeforeItIsMadeIsNotTransformed() {
        Live live = live(true);
        upgrade(live, TWO, "quest", "nut");
        assertEquals("null null", live.run("Driver", "seen"));
        assertEquals(List.of(), touched);
    }

    private static Live live(boolean prepared) {
        Live live = new Live(Sources.compile(ONE), name -> prepared);
        live.run("Driver", "first");
        return live;
    }

    private void upgrade(Live live, String version, String field, String value) {
        live.transforming(Set.of("P"));
        live.upgrade(Sources.compile(version));
        live.transforming(Set.of());
        try {
            Class<?> holder = live.loadClass(live.homes().transforming("P").orElseThrow());
            holder.getField("$touch").set(null, (Function<Object, Object>) target -> holder(holder, target, field, value));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object holder(Class<?> type, Object target, String field, String value) {
        try {
            Class<?> owner = target.getClass();
            Method put = type.getMethod("$put", owner, Object.class, Object.class);
            Method at = type.getMethod("$at", owner);
            Object made = type.getConstructor().newInstance();
            type.getField(field).set(made, value);
            touched.add(value);
            put.setAccessible(true);
            at.setAccessible(true);
            return put.invoke(null, target, at.invoke(null, target), made);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
