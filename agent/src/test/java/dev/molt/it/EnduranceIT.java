package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A thousand upgrades of one JVM leave nothing behind. */
class EnduranceIT {

    private static final int WARM = 200;
    private static final int ALL = 1_000;

    /**
     * Most that may come with 800 more upgrades. Measured were 1 class, no thread, no file, 1 KiB of metaspace and 48 KiB
     * of heap, on both JDKs.
     */
    private static final long[] MOST = {10, 1, 2, 64, 300};

    static final String COMMANDS =
            """
            class Commands {
                static String run() { return %s; }
                static String figures() throws Exception {
                    for (int i = 0; i < 3; i++) { System.gc(); }
                    var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
                    long metaspace = 0;
                    for (var pool : java.lang.management.ManagementFactory.getMemoryPoolMXBeans()) {
                        metaspace += pool.getName().equals("Metaspace") ? pool.getUsage().getUsed() : 0;
                    }
                    return classes() + " " + java.lang.management.ManagementFactory.getThreadMXBean().getThreadCount()
                            + " " + ((com.sun.management.UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount()
                            + " " + metaspace / 1024
                            + " " + java.lang.management.ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
                }
                /** Not of the class loading bean, which takes each redefinition for another class. */
                static String classes() throws Exception {
                    var bean = new javax.management.ObjectName("com.sun.management:type=DiagnosticCommand");
                    Object text = java.lang.management.ManagementFactory.getPlatformMBeanServer().invoke(
                            bean, "vmMetaspace", new Object[] {new String[0]}, new String[] {String[].class.getName()});
                    return text.toString().replaceAll("(?s).*?([0-9]+) classes.*", "$1");
                }
            }
            """;

    private static final Fixture CYCLE = Fixture.of(
            "cycle",
            "",
            COMMANDS.formatted("Old.text() + Worker.work()")
                    + """
                    class Old { static final String TEXT = "old " + Old.class.getName(); static String text() { return TEXT; } }
                    class Worker { static int work() { return 1; } }
                    """,
            COMMANDS.formatted("Added.text() + Worker.work()")
                    + """
                    class Added {
                        static final byte[] BIG = new byte[50_000];
                        static final List<byte[]> HELD = new ArrayList<>(List.of(BIG));
                        static String text() { return "added ".concat("" + HELD.get(0).length); }
                    }
                    class Worker { static int work() { return 2; } }
                    """);

    @Test
    void aThousandUpgradesLeaveNothingBehind() {
        Path older = CYCLE.v1();
        Path newer = CYCLE.v2();
        // Side by side, as it takes a while.
        Start.together().parallel().forEach(start -> check(start, older, newer));
    }

    private static void check(Start start, Path older, Path newer) {
        // C2 compiles anew what each redefinition throws away, and its profiles fill metaspace for a long time.
        try (TargetJvm jvm = TargetJvm.start(start, older, "-XX:TieredStopAtLevel=1")) {
            rounds(jvm, newer, WARM);
            long[] warm = figures(jvm);
            rounds(jvm, newer, ALL - WARM);
            long[] all = figures(jvm);
            System.out.println(start + ": classes, threads, files, KiB of metaspace, KiB of heap after " + WARM
                    + " upgrades " + Arrays.toString(warm) + ", after " + ALL + " " + Arrays.toString(all));
            for (int i = 0; i < MOST.length; i++) {
                assertTrue(all[i] - warm[i] <= MOST[i], Arrays.toString(warm) + " -> " + Arrays.toString(all));
            }
        }
    }

    private static void rounds(TargetJvm jvm, Path newer, int upgrades) {
        Molt molt = Molt.of(jvm);
        for (int i = 0; i < upgrades; i += 2) {
            assertEquals("old app.Old1", jvm.ask("run"));
            Outcome up = molt.upgrade(newer);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("added 500002", jvm.ask("run"));
            Outcome down = molt.downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
        }
    }

    static long[] figures(TargetJvm jvm) {
        jvm.ask("figures");
        return Arrays.stream(jvm.ask("figures").split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
