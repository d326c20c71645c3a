package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.BytesLoader;
import dev.molt.testing.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Classes that are loaded after a release, and are none of it, use what it added to loaded classes. */
class NewcomersTest {

    private static final String BEFORE = """
            package app;
            public class Till {
                public int sum() { return 1; }
            }
            ////
            package app;
            public class Drawer extends Till { }
            """;
    private static final String AFTER = """
            package app;
            public class Till {
                public static int opened = 3;
                public int count;
                public Till() { }
                public Till(int count) { this.count = count; }
                public int sum() { return 1; }
                public int more(int by) { return count += by; }
                public static String name() { return "till"; }
            }
            ////
            package app;
            public class Drawer extends Till {
                public int more(int by) { return super.more(2 * by); }
            }
            """;

    @Test
    void methodsOfObjectsThatOthersOverride() throws Exception {
        assertEquals("5 10", asked("app.Till till = new app.Till(); app.Till drawer = new app.Drawer();"
                + " return till.more(5) + \" \" + drawer.more(5);"));
    }

    @Test
    void methodsThroughASubclass() throws Exception {
        assertEquals("till 10", asked("return app.Drawer.name() + \" \" + new app.Drawer().more(5);"));
    }

    @Test
    void constructorsAndFields() throws Exception {
        assertEquals("7 8 3", asked("app.Till till = new app.Till(7); int before = till.count; till.count++;"
                + " return before + \" \" + till.count + \" \" + app.Till.opened;"));
    }

    @Test
    void methodReferences() throws Exception {
        assertEquals("12 9", asked("java.util.function.IntUnaryOperator more = new app.Till(7)::more;"
                + " java.util.function.IntFunction<app.Till> made = app.Till::new;"
                + " return more.applyAsInt(5) + \" \" + made.apply(9).count;"));
    }

    @Test
    void whoNamesNothingThatWasAddedStaysAsItIs() {
        Upgraded upgraded = upgraded();
        Map<String, byte[]> guest = guest("return new app.Till().sum();");
        assertEquals(Optional.empty(), upgraded.newcomers().led(guest.get("Guest"), upgraded::file));
    }

    @Test
    void toFindOutWhatOneOverridesNoClassOfTheJdkIsReadAndNoneTwice() {
        Map<String, byte[]> guests = Sources.compile(AFTER + """
                ////
                package app;
                class Middle extends Till implements Runnable, java.io.Serializable { public void run() { } }
                ////
                package app;
                class Guest extends Middle implements Comparable<Guest> {
                    public int more(int by) { return by; }
                    public int compareTo(Guest other) { return 0; }
                }
                """);
        Upgraded upgraded = upgraded();
        List<String> read = new ArrayList<>();
        assertEquals(Set.of("app.Till"), upgraded.newcomers().overridden(guests.get("app.Guest"), name -> {
            read.add(name);
            return Optional.ofNullable(guests.get(name)).or(() -> upgraded.file(name));
        }));
        assertEquals(List.of("app.Middle", "app.Till"), read);
    }

    private static Object asked(String body) throws Exception {
        Upgraded upgraded = upgraded();
        byte[] led = upgraded.newcomers().led(guest(body).get("Guest"), upgraded::file).orElseThrow();
        Map<String, byte[]> all = new HashMap<>(upgraded.classes());
        all.put("Guest", led);
        BytesLoader loader = new BytesLoader(all);
        Reshaped reshaped = upgraded.reshaped();
        for (Call call : reshaped.calls()) {
            var method = loader.load(call.owner()).getDeclaredMethod(call.method());
            method.setAccessible(true);
            method.invoke(null);
        }
        return ((Callable<?>) loader.load("Guest").getConstructor().newInstance()).call();
    }

    private static Upgraded upgraded() {
        Map<String, byte[]> shapes = new TreeMap<>();
        Sources.compile(BEFORE).forEach((name, bytes) -> shapes.put(name, Preparation.orAsItIs(bytes)));
        Reshaped reshaped =
                Reshaper.reshape(new Release(shapes, Sources.compile(AFTER), NewcomersTest::ofJdk), Homes.none());
        assertTrue(!reshaped.refused(), () -> reshaped.diagnostics().toString());
        return new Upgraded(reshaped);
    }

    private static Map<String, byte[]> guest(String body) {
        String source = AFTER + "////\npublic class Guest implements java.util.concurrent.Callable<Object> {"
                + " public Object call() { " + body + " } }";
        return Sources.compile(source);
    }

    private static Optional<byte[]> ofJdk(String name) {
        try (var in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What runs after the release. */
    private record Upgraded(Reshaped reshaped) {

        Map<String, byte[]> classes() {
            Map<String, byte[]> all = new HashMap<>(reshaped.redefinitions());
            reshaped.definitions().forEach(definition -> all.put(definition.name(), definition.bytes()));
            return all;
        }

        Newcomers newcomers() {
            Map<String, byte[]> companions = new TreeMap<>();
            reshaped.companions().forEach((owner, name) -> companions.put(owner, classes().get(name)));
            return new Newcomers(companions, reshaped.homes());
        }

        Optional<byte[]> file(String name) {
            return Optional.ofNullable(classes().get(name)).or(() -> ofJdk(name));
        }
    }
}
