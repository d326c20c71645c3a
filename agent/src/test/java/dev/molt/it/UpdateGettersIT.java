package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A thread does not stay in an update that has asked a method for what the update changes. */
class UpdateGettersIT {

    private static final Fixture ROOMS = Fixture.of(
            "getterrooms",
            """
            class Commands {
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static final Room ROOM = new Room();
                static volatile String answer = "none";
                static Thread thread;
                static String enter() {
                    thread = new Thread(() -> { answer = ROOM.count(); });
                    thread.setDaemon(true);
                    thread.start();
                    while (thread.getState() != Thread.State.WAITING) { Thread.yield(); }
                    return "entered";
                }
                static String leave() throws InterruptedException { OPEN.release(); thread.join(); return answer; }
                static String say() { return ROOM.seats() + " " + ROOM.doors(); }
            }
            """,
            room(1),
            room(10));

    private static String room(int unit) {
        return """
            class Room {
                private int seats = 4 * UNIT;
                private int doors = UNIT;
                int seats() { return seats; }
                int doors() { return doors; }
                String count() {
                    int before = seats();
                    Commands.OPEN.acquireUninterruptibly();
                    return before == 4 * doors() ? "whole" : "torn " + before + " " + doors();
                }
            }
            """.replace("UNIT", "" + unit);
    }

    @OnEveryJdk
    void whoHasAskedBeforeIsWaitedFor(Start start) {
        String up = "[{update: {module: app.Room, change: {advanced: []}, timeout: 300ms,"
                + " code_change: {convert: {seats: 'seats * 10', doors: 'doors * 10'}}}}]";
        try (TargetJvm jvm = TargetJvm.start(start, ROOMS.v1())) {
            assertEquals("4 1", jvm.ask("say"));
            assertEquals("entered", jvm.ask("enter"));
            Outcome upgrade = Molt.of(jvm).upgrade(ROOMS.v2(), "--appup", ROOMS.appup(up, "[]").toString());
            assertTrue(upgrade.err().startsWith("failed: suspend timed out: within 300 ms, app.Room"), upgrade.toString());
            assertEquals("whole", jvm.ask("leave"));
            upgrade = Molt.of(jvm).upgrade(ROOMS.v2(), "--appup", ROOMS.appup(up, "[]").toString());
            assertEquals(Outcome.DONE, upgrade.exit(), upgrade.toString());
            assertEquals("40 10", jvm.ask("say"));
        }
    }
}
