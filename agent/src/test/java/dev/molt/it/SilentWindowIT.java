package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Classes that other threads load during an upgrade come up in one version or the other, and end in the last one. */
class SilentWindowIT {

    private static final int CLASSES = 200;

    private static final Fixture CROWD = Fixture.of(
            "crowd",
            """
            class Commands {
                static final int CLASSES = %d;
                static final java.util.concurrent.atomic.AtomicInteger NEXT = new java.util.concurrent.atomic.AtomicInteger();
                static final List<Thread> LOADERS = new ArrayList<>();
                static String begin() {
                    for (int i = 0; i < 4; i++) {
                        Thread thread = new Thread(Commands::load);
                        LOADERS.add(thread);
                        thread.start();
                    }
                    return "begun";
                }
                static void load() {
                    for (int i = NEXT.getAndIncrement(); i < CLASSES; i = NEXT.getAndIncrement()) {
                        version(i);
                        // Spreads the loads over many upgrades.
                        java.util.concurrent.locks.LockSupport.parkNanos(40_000_000);
                    }
                }
                static int version(int i) {
                    try {
                        return (int) Class.forName("app.C" + i).getDeclaredMethod("version").invoke(null);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError("" + i, e);
                    }
                }
                static String loading() { return "" + (NEXT.get() < CLASSES); }
                static String versions() throws InterruptedException {
                    for (Thread thread : LOADERS) { thread.join(); }
                    Set<Integer> versions = new TreeSet<>();
                    for (int i = 0; i < CLASSES; i++) { versions.add(version(i)); }
                    return versions.toString();
                }
            }
            """.formatted(CLASSES),
            classes(1),
            classes(2));

    private static String classes(int version) {
        return IntStream.range(0, CLASSES)
                .mapToObj(i -> "class C" + i + " { static int version() { return " + version + "; } }")
                .collect(Collectors.joining("\n"));
    }

    @OnEveryStart
    void afterwardsEveryClassIsOfTheLastVersion(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CROWD.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("begun", jvm.ask("begin"));
            int upgrades = 0;
            boolean during = true;
            // One more after the last load began, and down in the end.
            while (during || upgrades % 2 == 1) {
                during = jvm.ask("loading").equals("true");
                Outcome outcome = upgrades % 2 == 0 ? molt.upgrade(CROWD.v2()) : molt.downgrade();
                assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
                upgrades++;
            }
            System.out.println(start + ": " + upgrades + " upgrades while " + CLASSES + " classes were being loaded");
            assertTrue(upgrades >= 3, "upgrades during the loads: " + upgrades);
            assertEquals("[1]", jvm.ask("versions"));
            assertEquals(Outcome.DONE, molt.upgrade(CROWD.v2()).exit());
            assertEquals("[2]", jvm.ask("versions"));
        }
    }
}
