package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written to added fields before an object is all made stays, whoever wrote it. */
@EveryJdk
class FreshObjectsTest {

    private static final String DRIVER = " class Driver { static void before() { new P(1); new Below(); new P(2).new In(); }"
            + " static Object after() { return AFTER; } }";
    private static final String BEFORE = """
            class P { int x; P(int x) { this.x = x; } class In { String of() { return ""; } } }
            class Above { Above() { set(); } void set() { } }
            class Below extends Above { int kept = 3; void set() { } }
            """;
    private static final String AFTER = """
            class P { int x; private int y = 4; private String z; P(int x) { this.x = x; this.y += x; }
                P(int x, String z) { this(x); this.z = z; }
                P(String z) { this.x = 7; this.z = z; y++; }
                String show() { return x + " " + y + " " + z; }
                class In { private int more = x + 1; String of() { return P.this.x + " " + more; } } }
            class Above { private String log = "above"; Above() { set(); log += "!"; } void set() { } String log() { return log; } }
            class Below extends Above { int kept = 3; private int early; private int late = 5; Below() { late++; }
                void set() { early = 6; late = 60; } String show() { return log() + early + late + kept; } }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"new P(1).show()", "new P(1, \"z\").show()", "new P(\"y\").show()", "new Below().show()",
        "new P(8).new In().of()"})
    void areThere(String asked) {
        Live live = new Live(Sources.compile(BEFORE + DRIVER.replace("AFTER", "null")));
        live.run("Driver", "before");
        live.upgrade(Sources.compile(AFTER + DRIVER.replace("AFTER", asked)));
        Live fresh = new Live(Sources.compile(AFTER + DRIVER.replace("AFTER", asked)));
        assertEquals(fresh.run("Driver", "after"), live.run("Driver", "after"));
    }
}
