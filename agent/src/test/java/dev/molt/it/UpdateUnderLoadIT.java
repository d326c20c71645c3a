package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** update while threads are in and out of the module all the time: nobody sees new code on old state, or the reverse. */
class UpdateUnderLoadIT {

    private static final int UPGRADES = 50;

    /** Keeps four threads at it; each has its own way in. */
    private static final String LOAD =
            """
            class Commands {
                static final int KEPT = 64;
                static final Account SHARED = new Account();
                static final Savings SAVINGS = new Savings();
                static final Account[] MADE = new Account[KEPT];
                static final java.util.concurrent.atomic.AtomicReference<Throwable> FAILURE
                        = new java.util.concurrent.atomic.AtomicReference<>();
                static final java.util.concurrent.atomic.AtomicLongArray ROUNDS
                        = new java.util.concurrent.atomic.AtomicLongArray(4);
                static volatile boolean stopped;
                static final List<Thread> THREADS = new ArrayList<>();
                static String begin() {
                    for (int i = 0; i < KEPT; i++) { MADE[i] = new Account(); }
                    load(0, i -> SHARED.pay());
                    load(1, i -> { SHARED.pay(); SAVINGS.plain(); });
                    load(2, i -> Account.all(MADE));
                    load(3, i -> { MADE[i % KEPT] = new Account(); new Account().pay(); });
                    return progress();
                }
                static void load(int number, IntConsumer work) {
                    Thread thread = new Thread(() -> {
                        try {
                            for (int i = 0; !stopped && FAILURE.get() == null; i = (i + 1) & 0xFFFF) {
                                work.accept(i);
                                ROUNDS.incrementAndGet(number);
                                Thread.yield();
                            }
                        } catch (Throwable e) { FAILURE.compareAndSet(null, e); }
                    });
                    THREADS.add(thread);
                    thread.start();
                }
                /** Waits until each of them has come round anew. */
                static String progress() {
                    long[] before = new long[4];
                    for (int i = 0; i < 4; i++) { before[i] = ROUNDS.get(i); }
                    for (int i = 0; i < 4; i++) {
                        while (ROUNDS.get(i) < before[i] + 2 && FAILURE.get() == null) { Thread.yield(); }
                    }
                    return "" + FAILURE.get();
                }
                static String end() throws InterruptedException {
                    stopped = true;
                    for (Thread thread : THREADS) { thread.join(); }
                    Account.all(MADE);
                    SHARED.pay();
                    SAVINGS.plain();
                    return FAILURE.get() + " " + MADE[0].unit();
                }
            }
            """;

    /** The first field is ahead of the second by one unit, but inside of methods. */
    private static final String ACCOUNT =
            """
            class Account {
                private static final int UNIT = %1$s;
                private %2$s ahead = UNIT;
                private int behind;
                static void all(Account[] accounts) {
                    for (Account account : accounts) { account.check(); }
                }
                synchronized void pay() {
                    check();
                    ahead += UNIT;
                    step();
                    check();
                }
                private synchronized void step() {
                    behind += UNIT;
                    if (behind >= 1000 * UNIT) { ahead = UNIT; behind = 0; }
                }
                void check() {
                    long difference = ahead - behind();
                    if (difference != UNIT) { throw new IllegalStateException(this + ": " + difference + ", not " + UNIT); }
                }
                private int behind() { return behind; }
                String unit() { return "in units of " + UNIT + "%3$s"; }
            }
            class Savings extends Account {
                void plain() { pay(); check(); }
            }
            """;

    private static final Fixture BANK = Fixture.of(
            "bank",
            LOAD,
            ACCOUNT.formatted("1", "int", ""),
            ACCOUNT.formatted("100", "long", " of \" + owner + \"")
                    .replace("private int behind;", "private int behind; private String owner = \"nobody\";"));

    private static final Pattern PAUSE = Pattern.compile("suspended for (\\d+) ms");

    @OnEveryJdk
    void fourThreadsSeeOneVersionOrTheOther(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, BANK.v1())) {
            Molt molt = Molt.of(jvm);
            assertEquals("null", jvm.ask("begin"));
            List<Integer> pauses = new ArrayList<>();
            for (int i = 0; i < UPGRADES; i += 2) {
                pauses.add(pause(molt.upgrade(BANK.v2(), "--appup", appup())));
                assertEquals("null", jvm.ask("progress"));
                pauses.add(pause(molt.downgrade()));
                assertEquals("null", jvm.ask("progress"));
            }
            pauses.sort(null);
            System.out.println(start + ": callers waited for " + pauses.get(UPGRADES / 2) + " ms in the middle, "
                    + pauses.get(UPGRADES - 1) + " ms at most");
            assertEquals("null in units of 1", jvm.ask("end"));
        }
    }

    private static String appup() {
        return BANK.appup(
                        "[{update: {module: app.Account, change: {advanced: []}, code_change: {"
                                + "convert: {ahead: 'ahead * 100L', behind: 'behind * 100'}, set: {owner: '\"old\"'}}}}]",
                        "[{update: {module: app.Account, change: {advanced: []}, code_change: {"
                                + "convert: {ahead: '(int) (ahead / 100)', behind: 'behind / 100'}, drop: [owner]}}}]")
                .toString();
    }

    private static int pause(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
        Matcher pause = PAUSE.matcher(outcome.out());
        assertTrue(pause.find(), outcome.out());
        return Integer.parseInt(pause.group(1));
    }
}
