package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Hundreds of updates of one module, and some that fail, leave nothing behind but what HotSpot keeps of each lambda. */
class UpdateEnduranceIT {

    private static final int WARM = 60;
    private static final int ALL = 240;
    private static final int FAILS_EACH = 20;

    /**
     * Most that may come with 180 more updates. Each upgrade has the application link its lambda anew, and the JDK keeps
     * the class of each for as long as the loader lives, in some 1.6 KiB; and the journal is not full yet. Measured were
     * 135 classes, 257 KiB of metaspace and 395 KiB of heap at most. With 800 more, of a thousand, it was 360 classes,
     * 720 KiB of metaspace, and nothing else.
     */
    private static final long[] MOST = {200, 1, 2, 400, 700};

    private static final Fixture BOATS = Fixture.of(
            "boats",
            "class Trap { static int calls; static int spring(int value) {"
                    + " if (++calls % 3 == 0) { throw new IllegalStateException(\"trapped\"); } return value; } }",
            EnduranceIT.COMMANDS.formatted("Boat.all()")
                    + """
                    class Boat {
                        static final List<Boat> BOATS = List.of(new Boat(1), new Boat(2), new Boat(3));
                        private int length;
                        Boat(int length) { this.length = length; }
                        static String all() { return BOATS.get(0).say() + BOATS.get(1).say() + BOATS.get(2).say(); }
                        String say() { return length + "m "; }
                    }
                    """,
            EnduranceIT.COMMANDS.formatted("Boat.all()")
                    + """
                    class Boat {
                        static final List<Boat> BOATS = List.of(new Boat(1), new Boat(2), new Boat(3));
                        private int length;
                        private String name;
                        private long built;
                        Boat(int length) { this.length = length; }
                        static String all() { return BOATS.get(0).say() + BOATS.get(1).say() + BOATS.get(2).say(); }
                        String say() {
                            Supplier<String> text = () -> named() + length;
                            return text.get() + "cm ";
                        }
                        private String named() { return name + built; }
                    }
                    """);

    private static final String UPDATE = "[{update: {module: app.Boat, change: {advanced: []}, code_change: {%s}}}]";
    private static final String DOWN = UPDATE.formatted("convert: {length: length / 100}, drop: [name, built]");

    @Test
    void updatesLeaveNothingElseBehind() {
        Path older = BOATS.v1();
        Path newer = BOATS.v2();
        String good = BOATS.appup(
                UPDATE.formatted("convert: {length: length * 100}, set: {name: '\"boat\" + length', built: 7L}"), DOWN)
                .toString();
        String bad = BOATS.appup(
                UPDATE.formatted("convert: {length: 'Trap.spring(length)'}, set: {name: '\"\"', built: 7L}"), DOWN)
                .toString();
        // Side by side, as it takes a while.
        Start.together().parallel().forEach(start -> check(start, older, newer, good, bad));
    }

    private static void check(Start start, Path older, Path newer, String good, String bad) {
        // C2 compiles anew what each redefinition throws away, and its profiles fill metaspace for a long time.
        try (TargetJvm jvm = TargetJvm.start(start, older, "-XX:TieredStopAtLevel=1")) {
            rounds(jvm, newer, good, bad, WARM);
            long[] warm = EnduranceIT.figures(jvm);
            rounds(jvm, newer, good, bad, ALL - WARM);
            long[] all = EnduranceIT.figures(jvm);
            System.out.println(start + ": classes, threads, files, KiB of metaspace, KiB of heap after " + WARM
                    + " updates " + Arrays.toString(warm) + ", after " + ALL + " " + Arrays.toString(all));
            for (int i = 0; i < MOST.length; i++) {
                assertTrue(all[i] - warm[i] <= MOST[i], Arrays.toString(warm) + " -> " + Arrays.toString(all));
            }
        }
    }

    private static void rounds(TargetJvm jvm, Path newer, String good, String bad, int updates) {
        Molt molt = Molt.of(jvm);
        for (int i = 0; i < updates; i += 2) {
            assertEquals("1m 2m 3m ", jvm.ask("run"));
            if (i % FAILS_EACH == 0) {
                assertEquals(Outcome.FAILED, molt.upgrade(newer, "--appup", bad).exit());
                assertEquals("1m 2m 3m ", jvm.ask("run"));
            }
            Outcome up = molt.upgrade(newer, "--appup", good);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("boat17100cm boat27200cm boat37300cm ", jvm.ask("run"));
            Outcome down = molt.downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
        }
    }
}
