package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.Sources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which names the numbered classes of a version get, after others were seen. */
class RenumberingTest {

    private static final String RING = "new Runnable() { public void run() { System.out.println(\"ring\"); } }";
    private static final String SHINE = "new Runnable() { public void run() { System.out.println(\"shine \" + 1); } }";
    private static final String LENGTH = "new Comparable<String>() { public int compareTo(String s) { return s.length(); } }";

    private final Map<String, List<byte[]>> known = new TreeMap<>();

    @Test
    void whatIsThereKeepsItsNameAndWhatIsNewGetsAFreeOne() {
        run(in("a", RING) + in("b", LENGTH));
        assertEquals(Map.of("H$1", "H$3", "H$2", "H$1", "H$3", "H$2"),
                names(in("c", SHINE) + in("a", RING) + in("b", LENGTH)));
    }

    @Test
    void whatIsNewBehindTheOthersKeepsItsNumber() {
        run(in("a", RING));
        assertEquals(Map.of(), names(in("a", RING) + in("b", LENGTH)));
    }

    @Test
    void swappedOnesSwapTheirNames() {
        run(in("a", RING) + in("b", LENGTH));
        assertEquals(Map.of("H$1", "H$2", "H$2", "H$1"), names(in("b", LENGTH) + in("a", RING)));
    }

    @Test
    void whatGoesLeavesItsNumberToNobodyElse() {
        run(in("a", RING) + in("b", LENGTH));
        assertEquals(Map.of("H$1", "H$2"), names(in("b", LENGTH)));
        run(in("b", LENGTH));
        assertEquals(Map.of("H$1", "H$2", "H$2", "H$3"), names(in("b", LENGTH) + in("c", SHINE)));
    }

    @Test
    void aChangedOneIsKnownByItsMethodAndItsTypes() {
        run(in("a", RING) + in("b", LENGTH));
        assertEquals(Map.of("H$1", "H$3", "H$2", "H$1", "H$3", "H$2"),
                names(in("c", RING) + in("a", SHINE) + in("b", LENGTH.replace("length()", "length() + 1"))));
    }

    @Test
    void anotherSupertypeMakesItAnotherClass() {
        run(in("a", RING));
        assertEquals(Map.of("H$1", "H$2"), names(in("a", LENGTH)));
    }

    @Test
    void whatIsSeenAgainHasTheNameThatItHad() {
        String first = in("a", RING);
        String second = in("c", SHINE) + in("a", RING);
        String third = in("b", LENGTH) + in("c", SHINE) + in("a", RING);
        run(first);
        Map<String, String> two = run(second);
        Map<String, String> three = run(third);
        for (int i = 0; i < 3; i++) {
            assertEquals(Map.of(), run(first));
            assertEquals(three, run(third));
            assertEquals(two, run(second));
        }
        assertEquals(List.of("Day", "H", "H$1", "H$2", "H$3"), List.copyOf(known.keySet()));
    }

    @Test
    void whatLiesInANumberedClassGoesAlong() {
        String deep = "new Object() { Runnable deep() { return " + RING + "; } class In { } }";
        run(in("a", deep));
        assertEquals(Map.of("H$1", "H$2", "H$2", "H$1", "H$2$1", "H$1$1", "H$2$In", "H$1$In"),
                names(in("c", RING) + in("a", deep)));
    }

    @Test
    void localClassesAreNumberedByName() {
        run(in("a", "null; class One { int a; } class Two { }; new One(); new Two()"));
        assertEquals(Map.of("H$1One", "H$2One", "H$2One", "H$1One"), names(in("c", "null; class One { void b() { } }")
                + in("a", "null; class One { int a; } class Two { }; new One(); new Two()")));
    }

    @Test
    void theTablesOfSwitchesAreMatchedWithTablesOnly() {
        String table = "int of(Day day) { switch (day) { case MON: return 1; default: return 2; } }";
        run(table);
        assertEquals(Map.of("H$1", "H$2", "H$2", "H$1"), names(in("a", RING) + table.replace("MON", "SAT")));
    }

    @Test
    void bodiesOfConstantsGoByTheConstantAndStayForTheirObjects() {
        String one = "ONE { int n() { return 1; } }";
        String two = "TWO { int n() { return 2; } }";
        String rest = "; int n() { return 0; } }\n";
        run("enum E { " + one + ", " + two + rest);
        assertEquals(Map.of("H$E$1", "H$E$2", "H$E$2", "H$E$1"),
                names("enum E { " + two.replace("2", "1") + ", " + one.replace("1", "2") + rest));
        Renumbering lost = Renumbering.of(known,
                version("enum E { " + one.replace("ONE", "TEN") + ", TWO, " + one + rest));
        assertEquals(Map.of("H$E$1", "H$E$3", "H$E$2", "H$E$1"), lost.names());
        assertEquals(Set.of("Day", "H", "H$E", "H$E$1", "H$E$2", "H$E$3"), lost.renamed().keySet());
        assertEquals(List.of(), Nodes.of(lost.renamed().get("H$E$2")).methods, "TWO is an object of it");
    }

    @Test
    void whatWasRenamedOnceIsRenamedNoMore() {
        run("enum E { ONE { int n() { return 1; } }, TWO; int n() { return 0; } }\n");
        Map<String, byte[]> next = Renumbering.of(known,
                version("enum E { ONE, TWO { int n() { return 2; } }; int n() { return 0; } }\n")).renamed();
        assertEquals(List.of("Day", "H", "H$E", "H$E$1", "H$E$2"), List.copyOf(next.keySet()));
        Renumbering again = Renumbering.of(known, next);
        assertEquals(Map.of(), again.names());
        assertEquals(next.keySet(), again.renamed().keySet());
    }

    @Test
    void stringsStayAndClassesWithoutSuchNamesAreTheSame() {
        run(in("a", RING));
        Map<String, byte[]> wanted = version(in("b", LENGTH) + in("a", RING) + "String text = \"H$1 and LH$2;\";");
        Map<String, byte[]> renamed = Renumbering.of(known, wanted).renamed();
        assertSame(wanted.get("Day"), renamed.get("Day"));
        assertEquals(wanted.keySet(), renamed.keySet());
        String host = new String(renamed.get("H"), StandardCharsets.ISO_8859_1);
        assertTrue(host.contains("H$1 and LH$2;"));
        renamed.forEach((name, bytes) -> assertEquals(name, Nodes.of(bytes).name));
    }

    private static String in(String method, String body) {
        return body.startsWith("null; ")
                ? "Object " + method + "() { " + body.substring("null; ".length()) + "; return null; }\n"
                : "Object " + method + "() { return " + body + "; }\n";
    }

    private static Map<String, byte[]> version(String body) {
        return Sources.compile("class H {\n" + body + "}\nenum Day { MON, SAT }\n");
    }

    private Map<String, String> names(String body) {
        return Renumbering.of(known, version(body)).names();
    }

    private Map<String, String> run(String body) {
        Renumbering renumbering = Renumbering.of(known, version(body));
        Map<String, List<byte[]>> before = new LinkedHashMap<>(known);
        renumbering.renamed().forEach((name, bytes) -> {
            List<byte[]> all = new ArrayList<>(List.of(bytes));
            all.addAll(before.getOrDefault(name, List.of()));
            known.put(name, all);
        });
        return renumbering.names();
    }
}
