package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Classes that other threads load during an upgrade come up in one version or the other, and end in the last one. */
class SilentWindowIT {

    private static final int CLASSES = 120;

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
                    }
                }
                static int version(int i) {
                    try {
                        return (int) Class.forName("app.C" + i).getDeclaredMethod("version").invoke(null);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError("" + i, e);
                    }
                }
                static String soFar() {
                    Set<Integer> versions = new TreeSet<>();
                    int begun = Math.min(NEXT.get(), CLASSES);
                    for (int i = 0; i < begun; i++) { versions.add(version(i)); }
                    return versions.toString();
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

    /**
     * Makes each load last, so that several are under way whenever an upgrade begins: this agent is asked behind Molt if
     * Molt started with the application, else before it.
     */
    private static final String SLOW =
            "if (redefined == null && name.startsWith(\"app/C\"))"
                    + " { java.util.concurrent.locks.LockSupport.parkNanos(100_000_000); } return null;";

    @OnEveryStart
    void afterwardsEveryClassIsOfTheLastVersion(Start start) {
        String slow = "-javaagent:" + OtherAgent.jar(CROWD.file("slow.jar"), SLOW) + "=true";
        try (TargetJvm jvm = TargetJvm.start(start, CROWD.v1(), slow)) {
            Molt molt = Molt.of(jvm);
            // The first ones are slow, as Molt's own classes are being loaded.
            assertEquals(Outcome.DONE, molt.upgrade(CROWD.v2()).exit());
            assertEquals(Outcome.DONE, molt.downgrade().exit());
            assertEquals("begun", jvm.ask("begin"));
            int upgrades = 0;
            boolean during = true;
            // One more after the last load began, and down in the end.
            while (during || upgrades % 2 == 1) {
                during = jvm.ask("loading").equals("true");
                Outcome outcome = upgrades % 2 == 0 ? molt.upgrade(CROWD.v2()) : molt.downgrade();
                assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
                upgrades++;
                assertEquals(upgrades % 2 == 0 ? "[1]" : "[2]", jvm.ask("soFar"), "after upgrade " + upgrades);
            }
            System.out.println(start + ": " + upgrades + " upgrades while " + CLASSES + " classes were being loaded");
            assertEquals("[1]", jvm.ask("versions"));
            assertEquals(Outcome.DONE, molt.upgrade(CROWD.v2()).exit());
            assertEquals("[2]", jvm.ask("versions"));
        }
    }
}
