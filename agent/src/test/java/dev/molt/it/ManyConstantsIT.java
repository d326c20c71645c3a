package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Enums with more than 64 constants, of which an EnumSet is of another class. */
class ManyConstantsIT {

    private static final String COMMANDS = """
            class Commands {
                static final EnumMap<Big, Integer> MAP = new EnumMap<>(Map.of(Big.valueOf("A1"), 1));
                static EnumSet<Big> set;
                static String hold() { set = EnumSet.of(Big.valueOf("A1"), Big.values()[Big.values().length - 1]); return "" + set; }
                static String drop() { set = null; return "dropped"; }
                static String all() {
                    for (Big big : Big.values()) MAP.merge(big, 1, Integer::sum);
                    EnumSet<Big> all = EnumSet.allOf(Big.class);
                    if (set != null) set.addAll(all);
                    return all.size() + " " + MAP.size() + " " + set + Arrays.equals(Big.values(), all.toArray());
                }
            }
            """;

    /** Constants from B0 on in front, where there are any, and from A0 on behind. */
    private static String big(int first, int more) {
        String names = IntStream.range(0, first + more).mapToObj(i -> i < first ? "B" + i : "A" + (i - first))
                .collect(Collectors.joining(", "));
        return "enum Big { " + names + " }";
    }

    private static final Fixture CROSSING = Fixture.of("enum-crossing", COMMANDS, big(0, 63), big(0, 66));

    @OnEveryStart
    void theSmallerSetsAreInTheWayOnlyWhereThereAreAny(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CROSSING.v1())) {
            assertEquals("[A1, A62]", jvm.ask("hold"));
            Outcome refused = Molt.of(jvm).upgrade(CROSSING.v2());
            assertEquals(Outcome.FAILED, refused.exit(), refused.toString());
            assertTrue(refused.err().contains("failed: an EnumSet of app.Big exists, and cannot hold 66 constants; let nobody"
                    + " hold one before the upgrade, or restart"), refused.err());
            assertEquals("dropped", jvm.ask("drop"));
            assertEquals("63 63 nulltrue", jvm.ask("all"), "all is as it was");

            Outcome up = Molt.of(jvm).upgrade(CROSSING.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertTrue(up.err().contains("warning: app.Big: 66 enum constants instead of 63, which an EnumSet that exists"
                    + " cannot hold: if one is found, the upgrade will fail and be undone; what only a method that runs has is not found\n"), up.err());
            assertEquals("[A1, A65]", jvm.ask("hold"));
            assertEquals("66 66 ", jvm.ask("all").replaceAll("\\[.*", ""));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("63 66 ", jvm.ask("all").replaceAll("\\[.*", ""), "the map holds what is gone");
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(CROSSING.v2()).exit());
            assertEquals("66 66 ", jvm.ask("all").replaceAll("\\[.*", ""), "a set that was made large stays so");
        }
    }

    private static final Fixture LARGE = Fixture.of("enum-large", COMMANDS, big(0, 66), big(64, 66));

    @OnEveryStart
    void largeSetsGoAlong(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, LARGE.v1())) {
            assertEquals("[A1, A65]", jvm.ask("hold"));
            for (int i = 0; i < 2; i++) {
                Outcome up = Molt.of(jvm).upgrade(LARGE.v2());
                assertEquals(Outcome.DONE, up.exit(), up.toString());
                assertEquals("[A1, A65]", jvm.ask("hold"));
                assertTrue(jvm.ask("all").startsWith("130 130 [B0, B1, "));
                assertEquals("[A1, A65]", jvm.ask("hold"));
                Outcome down = Molt.of(jvm).downgrade();
                assertEquals(Outcome.DONE, down.exit(), down.toString());
                assertTrue(jvm.ask("all").startsWith("66 130 [A0, A1, "));
            }
        }
    }
}
