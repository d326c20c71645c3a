package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Objects of many classes run their own bodies of what was added, whether one by one known or not. */
@EveryJdk
class ExactClassesTest {

    private static final int KINDS = 45;
    private static final String DRIVER = " class Driver { static final java.util.List<Base> all = new java.util.ArrayList<>();"
            + " static void before() { all.add(new Base()); " + each("all.add(new K#());") + " }"
            + " static Object after() { StringBuilder text = new StringBuilder();"
            + " for (Base base : all) { text.append(base.open(1L, 2)).append(','); } return text.toString(); } }";

    @Test
    void eachRunsItsOwn() {
        Live live = new Live(Sources.compile("class Base { } " + each(kind("")) + DRIVER.replace("base.open(1L, 2)", "0")));
        live.run("Driver", "before");
        assertEquals(List.of(), live.upgrade(Sources.compile("class Base { long open(long a, int b) { return a + b; } } "
                + each(kind("long open(long a, int b) { return 100 * # + b; }")) + DRIVER)));
        // Of three kinds, one overrides it, one inherits it from that, and one from the first class of all.
        assertEquals("3," + IntStream.range(0, KINDS).mapToObj(i -> i % 3 == 2 ? "3" : 100 * (i - i % 3) + 2 + "")
                .collect(Collectors.joining(",")) + ',', live.run("Driver", "after"));
    }

    private static String kind(String override) {
        return "class K# extends ABOVE { OWN }".replace("OWN", override);
    }

    private static String each(String text) {
        return IntStream.range(0, KINDS).mapToObj(i -> {
            String above = i % 3 == 1 ? "K" + (i - 1) : "Base";
            return text.replaceAll("\\{ long .*", i % 3 == 0 ? "$0" : "{ }").replace("ABOVE", above).replace("#", "" + i);
        }).collect(Collectors.joining(" "));
    }
}
