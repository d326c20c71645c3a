package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lambdas whose code lies beside their class, as the class was loaded without them, keep it, and the plan tells. */
@EveryJdk
class BesideLambdasTest {

    private static final List<String> TOLD = List.of("""
            warning: A: lambdas in method made changed, and others there came or went, or hold other values: those made \
            before the upgrade keep their code
              cure: make them anew after the upgrade, or let such a lambda do no more than call a method""");
    private static final Map<String, byte[]> NONE = version("null");
    private static final Map<String, byte[]> ONE = version("() -> \"one\"");
    private static final Map<String, byte[]> TWO = version("() -> \"two\"");
    private static final Map<String, byte[]> HOLDING = version("() -> \"three\" + x");

    @Test
    void thatWereAddedAndHaveOtherCodeLater() {
        Live live = new Live(NONE);
        live.run("Driver", "make");
        assertEquals(List.of(), upgrade(live, ONE));
        live.run("Driver", "make");
        assertEquals("one", live.run("Driver", "get"));
        assertEquals(TOLD, upgrade(live, TWO));
        assertEquals("one", live.run("Driver", "get"));
        live.run("Driver", "make");
        assertEquals("two", live.run("Driver", "get"));
        assertEquals(List.of(), upgrade(live, TWO));
    }

    @Test
    void thatWereMadeBetweenUpgradeAndDowngrade() {
        Live live = new Live(ONE);
        live.run("Driver", "make");
        assertEquals(TOLD, upgrade(live, HOLDING));
        live.run("Driver", "make");
        assertEquals("three7", live.run("Driver", "get"));
        assertEquals(TOLD, upgrade(live, ONE));
        assertEquals("three7", live.run("Driver", "get"));
        live.run("Driver", "make");
        assertEquals("one", live.run("Driver", "get"));
    }

    @Test
    void thatAVersionBetweenDidNotHave() {
        Live live = new Live(NONE);
        live.run("Driver", "make");
        assertEquals(List.of(), upgrade(live, ONE));
        live.run("Driver", "make");
        assertEquals(List.of(), upgrade(live, NONE));
        assertEquals("one", live.run("Driver", "get"));
        assertEquals(TOLD, upgrade(live, TWO));
        assertEquals("one", live.run("Driver", "get"));
    }

    private static List<String> upgrade(Live live, Map<String, byte[]> version) {
        return live.upgrade(version).stream().map(each -> each.render()).toList();
    }

    private static Map<String, byte[]> version(String lambda) {
        return Sources.compile("class A { static java.util.function.Supplier<String> made(int x) { return " + lambda + "; } }"
                + " class Driver { static java.util.function.Supplier<String> kept; static void make() { kept = A.made(7); }"
                + " static String get() { return kept.get(); } }", "-g");
    }
}
