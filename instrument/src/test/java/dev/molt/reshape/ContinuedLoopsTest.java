package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.loop.LoopFields;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call that stays in a loop goes on in the newest version of it, with its variables. */
@EveryJdk
class ContinuedLoopsTest {

    private static final String HEAD = """
            import java.util.concurrent.SynchronousQueue;
            class Driver {
                static final SynchronousQueue<Integer> NEXT = new SynchronousQueue<>();
                static Integer next() throws InterruptedException { return NEXT.take(); }
                static void give(int n) { try { NEXT.put(n); } catch (InterruptedException e) { throw new AssertionError(e); } }
            }
            """;

    private static String version(String loop) {
        return HEAD + "class P implements Runnable { public void run() { } private int base = 100; String run(long start) throws InterruptedException { " + loop + " } "
                + "static Object go() throws InterruptedException { return new P().run(1); } }";
    }

    private static String sums(String factor) {
        return version("""
                long sum = start; StringBuilder told = new StringBuilder();
                try {
                    while (true) { int n = Driver.next(); if (n == 0) { return told + "= " + (sum + base); }
                        sum += n * FACTOR; told.append(n).append("xFACTOR "); }
                } finally { told.append("never seen"); base++; }
                """.replace("FACTOR", factor));
    }

    @Test
    void goesOnWithItsVariables() throws Exception {
        Live live = new Live(Sources.compile(sums("1"), "-g"));
        CompletableFuture<Object> result = go(live);
        give(live, 5);
        assertEquals(1, upgrade(live, sums("10")));
        give(live, 3);
        give(live, 3);
        assertEquals(1, upgrade(live, sums("100")));
        give(live, 2);
        give(live, 2);
        give(live, 0);
        // The round under way ends in the code that it began in.
        assertEquals("5x1 3x1 3x10 2x10 2x100 = " + (1 + 5 + 3 + 30 + 20 + 200 + 100), result.get());
    }

    @Test
    void andBackInTheFirst() throws Exception {
        Live live = new Live(Sources.compile(sums("1"), "-g"));
        CompletableFuture<Object> result = go(live);
        give(live, 5);
        upgrade(live, sums("10"));
        give(live, 3);
        give(live, 3);
        upgrade(live, sums("1"));
        give(live, 2);
        give(live, 2);
        give(live, 0);
        assertEquals("5x1 3x1 3x10 2x10 2x1 = " + (1 + 5 + 3 + 30 + 20 + 2 + 100), result.get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a variable more    | int more = 1; while (true) { int n = Driver.next(); if (n == 0) return \"new\"; }",
        "another name       | int other = 0; while (true) { int n = Driver.next(); if (n == 0) return \"new\"; }",
        "another type       | long sum = 0; while (true) { int n = Driver.next(); if (n == 0) return \"new\"; }",
        "a loop more        | int sum = 0; while (base == 0) { Driver.next(); } while (true) { int n = Driver.next(); if (n == 0) return \"new\"; }",
        "a loop less        | return \"new\";"
    })
    void aLoopThatIsAnotherGoesOnAsItIs(String why, String loop) throws Exception {
        Live live = new Live(Sources.compile(version("int sum = 0; while (true) { int n = Driver.next(); if (n == 0) return \"old\"; }")
                .replace("\"new\"", "\"old\""), "-g"));
        CompletableFuture<Object> result = go(live);
        give(live, 5);
        upgrade(live, version(loop));
        give(live, 3);
        give(live, 3);
        give(live, 0);
        assertEquals("old", result.get(), why);
    }

    /** The first version's table leads to the second's loop, which is not the newest either when the third runs. */
    @Test
    void whatWasToldBeforeIsToldNoMore() throws Exception {
        String loop = "int sum = 0; while (true) { int n = Driver.next(); if (n == 0) return \"WORD\"; }";
        Live live = new Live(Sources.compile(version(loop.replace("WORD", "one")), "-g"));
        CompletableFuture<Object> result = go(live);
        give(live, 5);
        assertEquals(1, upgrade(live, version(loop.replace("WORD", "two"))));
        give(live, 3);
        give(live, 3);
        upgrade(live, version(loop.replace("WORD", "three").replace("sum", "total")));
        give(live, 2);
        give(live, 2);
        give(live, 0);
        assertEquals("two", result.get());
    }

    @Test
    void withoutNamesTheCodeBeforeTheLoopTells() throws Exception {
        String one = "int sum = 0; while (true) { int n = Driver.next(); if (n == 0) return \"one\"; }";
        for (String[] each : new String[][] {{one.replace("one", "two"), "two"}, {"int sum = 0; sum += base; " + one.substring(13).replace("one", "two"), "one"},
            {one.replace("sum = 0", "sum = 1").replace("one", "two"), "one"}}) {
            Live live = new Live(Sources.compile(version(one), "-g:none"));
            CompletableFuture<Object> result = go(live);
            give(live, 5);
            upgrade(live, version(each[0]), "-g:none");
            give(live, 3);
            give(live, 0);
            assertEquals(each[1], result.get());
        }
    }

    private static CompletableFuture<Object> go(Live live) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.complete(live.run("P", "go")));
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static void give(Live live, int number) {
        live.run("Driver", "give", number);
    }

    private static int upgrade(Live live, String source) throws Exception {
        return upgrade(live, source, "-g");
    }

    /** Gives the number of loops that others can go on with. */
    private static int upgrade(Live live, String source, String debug) throws Exception {
        live.upgrade(Sources.compile(source, debug));
        Class<?> owner = live.loadClass("P");
        Map<String, MethodHandle> table = new HashMap<>();
        for (String name : live.companion("P").stream().toList()) {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(live.loadClass(name), MethodHandles.lookup());
            for (Method method : lookup.lookupClass().getDeclaredMethods()) {
                if (method.getName().contains("$molt$loop")) {
                    MethodHandle handle = lookup.unreflect(method);
                    MethodType erased = handle.type().erase();
                    table.put(method.getName(), handle.asType(erased));
                }
            }
        }
        set(owner, LoopFields.TABLE, (Function<String, MethodHandle>) table::get);
        set(owner, LoopFields.VERSION, live.constant("P", LoopFields.VERSION + ":I"));
        return table.size();
    }

    private static void set(Class<?> owner, String name, Object value) throws Exception {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        field.set(null, value);
    }
}
