package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades in sequence, forth and back, and objects that many threads touch for the first time. */
@EveryJdk
class RoundTripsTest {

    private static final String DRIVER = """
            class Driver {
                static B b = new B();
                static void before() { b.show(); }
                static String show() { return b.show(); }
            }
            """;
    static final Map<String, byte[]> V1 = Sources.compile("""
            class A { int n = 1; String show() { return "v1:" + n++; } }
            class B { A a = new A(); String show() { return a.show(); } }
            """ + DRIVER);
    static final Map<String, byte[]> V2 = Sources.compile("""
            class A { int n = 1; int added; static int total = 100;
                int plus(int x) { added += x; total += x; return added; }
                String show() { return "v2:" + n++ + " " + plus(2) + " " + total; } }
            class B { A a = new A(); int uses; String show() { uses++;
                class Local { int seen() { return uses; } }
                return a.show() + " " + uses + new Local().seen() + ((java.util.function.IntSupplier) () -> a.added)
                    .getAsInt(); } }
            """ + DRIVER);
    private static final Map<String, byte[]> V3 = Sources.compile("""
            class A { int n = 1; int added; long more = 4; static int total = 7; static String text = "t";
                int plus(int x) { added += x * 10; more++; total++; return added; }
                String show() { return "v3:" + n++ + " " + plus(2) + " " + more + total + text; } }
            class B { A a = new A(); String show() { return a.show(); } }
            """ + DRIVER);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stateIsKeptAndClassesAreUsedAgain(boolean prepared) {
        Live live = new Live(V1, name -> prepared);
        live.run("Driver", "before");
        upgrade(live, V2);
        assertEquals("v2:2 2 102 112", live.run("Driver", "show"));
        upgrade(live, V1);
        assertEquals("v1:3", live.run("Driver", "show"));
        upgrade(live, V3);
        assertEquals("v3:4 22 1103t", live.run("Driver", "show"));
        upgrade(live, V2);
        assertEquals("v2:5 24 105 2224", live.run("Driver", "show"));
        int defined = live.defined().size();
        for (int i = 0; i < 10; i++) {
            upgrade(live, V1);
            upgrade(live, V3);
            upgrade(live, V2);
        }
        assertEquals(defined, live.defined().size(), live.defined()::toString);
        assertEquals("v2:6 26 107 3326", live.run("Driver", "show"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noWriteOfManyThreadsIsLost(boolean prepared) throws InterruptedException {
        Map<String, byte[]> before = Sources.compile("""
                class A { static A[] all = new A[200_000];
                    static void make() { for (int i = 0; i < all.length; i++) { all[i] = new A(); } }
                    static void touch(int thread) { }
                    static int lost() { return -1; } }
                """);
        Map<String, byte[]> after = Sources.compile("""
                class A { static A[] all = new A[200_000]; int a, b, c, d;
                    static java.util.concurrent.atomic.AtomicInteger threads =
                        new java.util.concurrent.atomic.AtomicInteger();
                    static void make() { }
                    static void write() { int thread = threads.getAndIncrement(); for (A each : all) { switch (thread) {
                        case 0 -> each.a = 1; case 1 -> each.b = 1; case 2 -> each.c = 1; default -> each.d = 1; } } }
                    static int lost() { int lost = 0;
                        for (A each : all) { lost += 4 - each.a - each.b - each.c - each.d; } return lost; }
                    static void touch(int thread) { write(); } }
                """);
        Live live = new Live(before, name -> prepared);
        live.run("A", "make");
        upgrade(live, after);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = List.of(touching(live, start), touching(live, start), touching(live, start),
                touching(live, start));
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, live.run("A", "lost"));
    }

    private static Thread touching(Live live, CountDownLatch start) {
        return new Thread(() -> {
            try {
                start.await();
                live.run("A", "touch", 0);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void upgrade(Live live, Map<String, byte[]> next) {
        assertEquals(List.of(), live.upgrade(next));
    }
}
