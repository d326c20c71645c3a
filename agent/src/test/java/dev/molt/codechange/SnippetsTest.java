package dev.molt.codechange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.Direction;
import dev.molt.codechange.Step.Evaluated;
import dev.molt.testing.EveryJdk;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an expression may be: the methods made of it are verified and run by the JVM. */
@EveryJdk
class SnippetsTest {

    @Test
    void callsStaticMethodsOfTheVersionWanted() throws Exception {
        assertEquals(70L, value("long", "quest.Quest.fetch(level)"));
        assertEquals("fetched", value("String", "Quest.fetch().title"));
        assertEquals(8, value("int", "Math.max(level, 8)"));
    }

    @Test
    void callsMethodsOfSelf() throws Exception {
        assertEquals("somebody", value("String", "self.getName()"));
        assertEquals("private new code", value("String", "self.greeting()"));
        assertEquals("private static new code", value("String", "motto()"));
    }

    @Test
    void readsOldValues() throws Exception {
        assertEquals("ada7", value("String", "nick + level"));
        assertEquals(7L, value("long", "level"));
        assertEquals(3.5, value("double", "level / 2.0"));
        assertEquals(2, value("int", "bag.length"));
        assertEquals("sword", value("String", "bag[0]"));
        assertEquals(1L << 40, value("long", "gold"));
    }

    @Test
    void knowsWhatCodeChangeOfOtpIsHanded() throws Exception {
        assertEquals("from 0 down more", value("String", "\"from \" + vsn + (down ? \" down \" : \" up \") + extra"));
        assertEquals(4, value("int", "((String) extra).length()"));
    }

    @Test
    void makesObjectsAndArrays() throws Exception {
        assertEquals(List.of(), value("java.util.List", "new java.util.ArrayList()"));
        assertArrayEquals(new int[] {1, 7}, (int[]) value("int[]", "new int[] {1, level}"));
        assertArrayEquals(new String[3], (String[]) value("String[]", "new String[3]"));
        assertEquals("x", value("quest.Quest", "new quest.Quest(\"x\")", "title"));
        assertEquals("hard", value("Quest", "new HardQuest()", "title"));
        assertEquals(4, value("Object", "new Player$Stats(4)", "points"));
        assertEquals(5, value("Object", "new quest.Player.Stats(5)", "points"));
    }

    @Test
    void castsAndDecides() throws Exception {
        assertEquals(0, value("int", "(int) gold"));
        assertEquals((byte) 5, value("byte", "5"));
        assertEquals('x', value("char", "'x'"));
        assertEquals((short) -5, value("short", "-5"));
        assertEquals(true, value("boolean", "level > 5 && nick != null"));
        assertEquals("high", value("String", "level > 5 ? \"high\" : null"));
        assertEquals("none", value("Object", "level > 50 ? (Object) \"high\" : \"none\""));
        assertEquals(null, value("String", "null"));
        assertEquals(7, value("Integer", "Integer.valueOf(level)"));
    }

    @Test
    void stringsMayHoldWhatLooksLikeStatements() throws Exception {
        assertEquals("a;b", value("String", "\"a;b\""));
        assertEquals("{;}", value("String", "\"{;}\""));
        assertEquals(';', value("char", "';'"));
    }

    @Test
    void aBlockReturnsTheValue() throws Exception {
        assertEquals(28L, value("long", "int sum = 0; for (int i = 0; i <= level; i++) { sum += i; } return sum;"));
        assertEquals("low", value("String", "{ if (level > 50) { return \"high\"; } else { return \"low\"; } }"));
        assertEquals("x", value("String", "try { Integer.parseInt(nick); return nick; }"
                + " catch (NumberFormatException e) { return \"x\"; }"));
        assertEquals(10, value("int", "try { return level + 3; } finally { System.nanoTime(); }"));
        assertEquals("two", value("String", "switch (bag.length) { case 2: return \"two\"; default: return null; }"));
        assertEquals(1, value("int", "switch (nick) { case \"ada\": return 1; default: return 2; }"));
        assertEquals(7, value("int", "return level; // as it was"));
        assertEquals(7, value("int", "level // as it was"));
    }

    /** The value of a field of that type, by an expression about a player of level 7. */
    private static Object value(String type, String expression) throws Exception {
        String old = "int level; String nick; long gold; String[] bag;";
        String now = "int level; String nick; long gold; String[] bag; " + type + " added;"
                + " private String greeting() { return \"private new code\"; }"
                + " private static String motto() { return \"private static new code\"; }"
                + " static class Stats { final int points; Stats(int points) { this.points = points; } }";
        String quoted = '\'' + expression.replace("'", "''") + '\'';
        Upgrade upgrade = Upgrade.of(
                old, now, "change: {advanced: []}\ncode_change: {set: {added: " + quoted + "}}", Direction.UP);
        CompiledTransform compiled = upgrade.compile();
        assertEquals(List.of(), compiled.diagnostics(), expression);
        Evaluated step = (Evaluated) compiled.steps().get(0);
        return upgrade.evaluate(compiled, step, 7, "ada", 1L << 40, new String[] {"sword", "lamp"});
    }

    /** A field of such a value. */
    private static Object value(String type, String expression, String field) throws Exception {
        Object made = value(type, expression);
        Class<?> declaring = made.getClass();
        while (declaring.getSuperclass() != Object.class) {
            declaring = declaring.getSuperclass();
        }
        Field declared = declaring.getDeclaredField(field);
        declared.setAccessible(true);
        return declared.get(made);
    }
}
