package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Classes that the application loads while the modules of an update are being left. */
class UpdateLateClassesIT {

    private static final String SHARED =
            """
            class Latch {
                static final java.util.concurrent.Semaphore ENTERED = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static void pass() { ENTERED.release(); OPEN.acquireUninterruptibly(); }
            }
            class Commands {
                static final Unit UNIT = new Unit();
                static volatile String late;
                static volatile Object made;
                private static Thread start(Runnable work) {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    thread.start();
                    return thread;
                }
                /** Somebody is inside, who will make the first object of a class as soon as a caller is held up. */
                private static String inside(String name) {
                    late = name;
                    start(UNIT::work);
                    Latch.ENTERED.acquireUninterruptibly();
                    Thread caller = start(() -> { while (made == null) { UNIT.say(); } });
                    start(() -> {
                        while (!isHeldUp(caller)) { Thread.yield(); }
                        Latch.OPEN.release();
                    });
                    return name;
                }
                /** Not thread.getStackTrace(): its frames may be freed under it. Who passes an open gate does not wait there. */
                private static boolean isHeldUp(Thread thread) {
                    return thread.getState().name().endsWith("WAITING")
                            && Arrays.stream(Thread.getAllStackTraces().getOrDefault(thread, new StackTraceElement[0]))
                                    .anyMatch(frame -> frame.getClassName().equals("dev.molt.boot.Gate"));
                }
                static String subclass() { return inside("app.Knight"); }
                static String module() { return inside("app.Purse"); }
                static void make() {
                    try {
                        made = Class.forName(late).getDeclaredConstructor().newInstance();
                    } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }
                }
                static String say() { return UNIT.say() + " " + made; }
            }
            class Knight extends Unit { }
            """;

    private static final Fixture UNITS = Fixture.of("units", SHARED, version(1), version(10));

    private static String version(int unit) {
        return """
            class Unit {
                private int points = UNIT;
                void work() { int before = points; Latch.pass(); Commands.make(); points += before - points; }
                String say() { return UNIT + ":" + points; }
                public String toString() { return say(); }
            }
            class Purse {
                private int gold = UNIT;
                public String toString() { return UNIT + ":" + gold; }
            }
            """.replace("UNIT", "" + unit);
    }

    private static final String UPDATE = "{update: {module: app.%s, change: {advanced: []}, timeout: 30s,"
            + " code_change: {convert: {%s: '%2$s * 10'}}}}";
    private static final String BOTH = "[" + UPDATE.formatted("Unit", "points") + ", " + UPDATE.formatted("Purse", "gold") + "]";

    @OnEveryStart
    void objectsOfASubclassThatNobodyHadLoadedAreChanged(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, UNITS.v1())) {
            assertEquals("1:1 null", jvm.ask("say"));
            jvm.ask("subclass");
            Outcome up = Molt.of(jvm).upgrade(UNITS.v2(), "--appup", UNITS.appup(BOTH, "[]").toString());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("10:10 10:10", jvm.ask("say"));
        }
    }

    @OnEveryStart
    void aModuleThatNobodyHadLoadedFailsTheUpdateUntilTheNext(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, UNITS.v1())) {
            assertEquals("1:1 null", jvm.ask("say"));
            jvm.ask("module");
            String appup = UNITS.appup(BOTH, "[]").toString();
            String reason = "failed: app.Purse was loaded while modules were being suspended, and has no gates; try again";
            assertEquals(new Outcome(Outcome.FAILED, "", reason), Molt.of(jvm).upgrade(UNITS.v2(), "--appup", appup));
            assertEquals("1:1 1:1", jvm.ask("say"));
            Outcome up = Molt.of(jvm).upgrade(UNITS.v2(), "--appup", appup);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("10:10 10:10", jvm.ask("say"));
        }
    }
}
