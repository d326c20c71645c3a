package dev.molt.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.diag.Diagnostic;
import dev.molt.reshape.StaleStatics;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What HotSpot accepts and gets wrong: each warning next to the wrong behaviour itself. */
@EveryJdk
class SilentChangesTest {

    private static final String SWITCH = "class A { static int f(java.util.concurrent.TimeUnit u) { switch (u) {"
            + " case DAYS: return 1; %s default: return 0; } } }";

    @Test
    void aConstantThatIsComputedNowKeepsItsValue() throws ReflectiveOperationException {
        Upgrade upgrade = new Upgrade("A", "class A { static final int N = 3; static int f() { return N; } }",
                "class A { static final int N = Integer.parseInt(\"4\"); static int f() { return N; }"
                        + " static Object o = new Object(); }");
        upgrade.warns("constant", "constant N of A is computed by the static initializer now");
    }

    @Test
    void constantsAreShownAsWritten() {
        String[][] pairs = {{"String S = \"a\"", "String S = \"b\".trim()", "value, \"a\""},
                {"boolean B = true", "boolean B = !\"\".isEmpty()", "value, true"},
                {"char C = 'x'", "char C = \"y\".charAt(0)", "value, 'x'"},
                {"long L = 1", "long L = Long.parseLong(\"1\")", "value, 1"}};
        for (String[] pair : pairs) {
            String rest = "; static Object o = new Object(); }";
            new Upgrade("A", "class A { static final " + pair[0] + rest, "class A { static final " + pair[1] + rest)
                    .warns("constant", pair[2]);
        }
    }

    @Test
    void aStaticInitializerIsNotRunAgain() throws ReflectiveOperationException {
        Upgrade upgrade = new Upgrade("A", "class A { static String a = \"1\".trim(), b = \"\"; }",
                "class A { static String a = \"2\".trim(), b = \"\"; }");
        upgrade.warns("static_initializer", "it assigns a");
        assertFalse(upgrade.warnings().get(0).message().endsWith("b"), "what feeds b is the same");
        assertEquals(Optional.empty(), StaleStatics.between(ClassFile.of(upgrade.before.get("A")),
                ClassFile.of(upgrade.after.get("A")), Set.of("a")));
        upgrade.load();
        upgrade.redefine();
        assertEquals("1", upgrade.get("a"));
    }

    @Test
    void newStaticFieldsAreNoReasonToWarn() {
        assertEquals(List.of(), new Upgrade("A", "class A { static { System.nanoTime(); } }",
                "class A { static Object fresh = new Object(); }").warnings());
        assertEquals(List.of(), new Upgrade("A", "class A { static Object other = new Object(); }",
                "class A { static String other = \"\".trim(); }").warnings(), "of another type it is new");
    }

    @Test
    void aSwitchTableIsNotFilledByTheJvm() throws ReflectiveOperationException {
        Upgrade upgrade = new Upgrade("A$1", SWITCH.formatted(""), SWITCH.formatted("case HOURS: return 2;"));
        upgrade.warns("switch_map", "the table for switches over java.util.concurrent.TimeUnit");
        Class<?> type = upgrade.load();
        Method method = type.getClassLoader().loadClass("A").getDeclaredMethod("f",
                java.util.concurrent.TimeUnit.class);
        method.setAccessible(true);
        method.invoke(null, java.util.concurrent.TimeUnit.HOURS);
        upgrade.redefine();
        HotSpot.mustRedefine(method.getDeclaringClass(), upgrade.after.get("A"));
        assertEquals(0, method.invoke(null, java.util.concurrent.TimeUnit.HOURS));
    }

    @Test
    void constantsOfEnumsComeGoAndMoveBesideLivingObjects() {
        String old = "enum A { X(1), Y(2); int n; A(int n) { } }";
        assertEquals(List.of(), new Upgrade("A", old, old.replace("}", " int m; }")).warnings());
        String local = "enum constants of A come, go or move: an EnumMap or EnumSet that only a local variable holds"
                + " does not learn of it, and what a thread changes in an EnumMap at that very moment may be lost";
        new Upgrade("A", old, "enum A { X(1), Y(2), Z(7); int n; A(int n) { } }").warns("enum_constants", local);
        String moved = new Upgrade("A", old, "enum A { X(1), Z(7), Y(2); int n; A(int n) { } }").warnings().toString();
        assertTrue(moved.contains("changes in an EnumMap or EnumSet at that very moment"), moved);
        new Upgrade("A", old, "enum A { X(1), Y(3); int n; A(int n) { } }").warns("enum_constants",
                "enum constant Y of A is made with other values now");
        assertTrue(new Upgrade("A", old, "enum A { X(1); int n; A(int n) { } }").warnings().toString()
                .contains("enum constant Y of A is gone"));
        assertTrue(new Upgrade("A", old, "enum A { Y(2), X(1); int n; A(int n) { } }").warnings().toString()
                .contains("enum constants of A are in another order"));
        new Upgrade("A", old.replace("A(int", "static String s = \"\".trim(); A(int"), old.replace("A(int",
                "static String s = \"1\".trim(); A(int")).warns("static_initializer", "it assigns s");
    }

    @Test
    void aConstantThatIsAVariableNowIsInitialised() {
        assertEquals(List.of(), new Upgrade("A", "class A { static final int N = 5; }", "class A { static int N = 6; }").warnings());
    }

    @Test
    void bodiesAndDebugInformationWarnOfNothing() {
        assertEquals(List.of(), new Upgrade("A", "class A { static Object o = \"\"; int f() { return 1; } }",
                "class A {\n\n static Object o = \"\";\n int f() { return 2; } }").warnings());
    }

    /** Two versions of a source, of which one class is looked at. */
    private static final class Upgrade {

        private final String name;
        private final Map<String, byte[]> before;
        private final Map<String, byte[]> after;
        private Class<?> type;

        Upgrade(String name, String before, String after) {
            this.name = name;
            this.before = Sources.compile(before);
            this.after = Sources.compile(after);
        }

        List<Diagnostic> warnings() {
            ClassFile old = ClassFile.of(before.get(name));
            ClassFile next = ClassFile.of(after.get(name));
            List<Diagnostic> warnings = new ArrayList<>(SilentChanges.between(old, next));
            StaleStatics.between(old, next, Set.of()).ifPresent(warnings::add);
            return warnings;
        }

        void warns(String code, String part) {
            Diagnostic first = warnings().get(0);
            assertEquals(code, first.code(), first::render);
            assertTrue(first.message().contains(part), first::render);
            assertFalse(first.cure().isEmpty() || first.isError());
        }

        Class<?> load() throws ClassNotFoundException {
            type = Class.forName(name, true, new BytesLoader(new HashMap<>(before)));
            return type;
        }

        void redefine() {
            HotSpot.mustRedefine(type, after.get(name));
        }

        Object call(String method) throws ReflectiveOperationException {
            Method found = type.getDeclaredMethod(method);
            found.setAccessible(true);
            return found.invoke(null);
        }

        Object get(String field) throws ReflectiveOperationException {
            Field found = type.getDeclaredField(field);
            found.setAccessible(true);
            return found.get(null);
        }
    }
}
