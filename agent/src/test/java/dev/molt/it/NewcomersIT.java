package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** Classes of another jar, in a loader below, use and override what an upgrade adds to loaded classes and lets them use. */
class NewcomersIT {

    private static final String COMMANDS = """
            class Commands {
                static final List<Object> GUESTS = new ArrayList<>();
                static String early() throws Exception { return come("old.jar", "app.Early"); }
                static String late() throws Exception { return come("new.jar", "app.Late"); }
                private static String come(String jar, String name) throws Exception {
                    var url = java.nio.file.Path.of(System.getProperty("guests"), jar).toUri().toURL();
                    var loader = new java.net.URLClassLoader(new java.net.URL[] {url}, Commands.class.getClassLoader());
                    Object guest = loader.loadClass(name).getConstructor().newInstance();
                    GUESTS.add(guest);
                    return guest.toString();
                }
                static String asked() {
                    StringBuilder text = new StringBuilder(new Till().say());
                    for (Object guest : GUESTS) text.append(" | ").append(((Till) guest).say());
                    return text.toString();
                }
                static String proxied() { return Till.ask(((Supplier<Till.Priced>) GUESTS.get(GUESTS.size() - 1)).get()); }
            }
            """;
    private static final String OLD = """
            public class Till {
                int sum = 1;
                private Till(int sum) { this.sum = sum; }
                public Till() { }
                int rate() { return 2; }
                private String name() { return "till"; }
                public String say() { return name() + sum; }
                public interface Priced { int price(); }
                static String ask(Priced priced) { return "" + priced.price(); }
            }
            """;
    private static final String NEW = """
            public class Till {
                public int sum = 1;
                public Till(int sum) { this.sum = sum; }
                public Till() { }
                public int rate() { return 3; }
                public String name() { return "the till"; }
                protected String more(int x) { return "more" + x; }
                public String say() { return name() + sum + more(rate()); }
                public interface Priced { int price(); default int twice() { return 2 * price(); } }
                static String ask(Priced priced) { return priced.price() + " " + priced.twice(); }
            }
            """;
    private static final Fixture HOST = Fixture.of("hosting", COMMANDS, OLD, NEW);
    private static final String EARLY = """
            public class Early extends Till {
                public String more(int x) { return "early" + x; }
                public String toString() { return "early"; }
            }
            """;
    private static final String LATE = """
            public class Late extends Till implements Supplier<Till.Priced> {
                public String name() { return "late, not " + super.name(); }
                protected String more(int x) { return "late" + super.more(x + 1); }
                public Till.Priced get() {
                    return (Till.Priced) java.lang.reflect.Proxy.newProxyInstance(Late.class.getClassLoader(),
                            new Class<?>[] {Till.Priced.class}, (proxy, method, given) -> method.getName().length());
                }
                public String toString() {
                    Till other = new Till(7);
                    other.sum++;
                    sum += other.rate() + super.rate() + rate();
                    return other.sum + " " + sum + other.name() + reflected(other) + handled(other);
                }
                private static String reflected(Till other) {
                    try {
                        return " " + Till.class.getMethod("rate").invoke(other) + Till.class.getMethod("name").invoke(other)
                                + Till.class.getField("sum").get(other) + Till.class.getConstructor(int.class).newInstance(4).sum;
                    } catch (ReflectiveOperationException e) {
                        return e.toString();
                    }
                }
                private static String handled(Till other) {
                    try {
                        var lookup = java.lang.invoke.MethodHandles.publicLookup();
                        var none = java.lang.invoke.MethodType.methodType(int.class);
                        return " " + (int) lookup.findVirtual(Till.class, "rate", none).invoke(other)
                                + (int) lookup.unreflect(Till.class.getMethod("rate")).invoke(other)
                                + (int) lookup.findGetter(Till.class, "sum", int.class).invoke(other)
                                + ((Till) lookup.findConstructor(Till.class, none.appendParameterTypes(int.class)
                                        .changeReturnType(void.class)).invoke(6)).sum;
                    } catch (Throwable e) {
                        return e.toString();
                    }
                }
            }
            """;

    @OnEveryStart
    void theyUseAndOverrideWhatCame(Start start) {
        Path guests = jar(OLD, EARLY, "old.jar").getParent();
        jar(NEW, LATE, "new.jar");
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dguests=" + guests)) {
            assertEquals("early", jvm.ask("early"));
            assertEquals("till1 | till1", jvm.ask("asked"));
            Outcome up = Molt.of(jvm).upgrade(HOST.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("the till1more3 | the till1early3", jvm.ask("asked"));
            assertEquals("8 10the till 3the till84 3386", jvm.ask("late"));
            assertEquals("the till1more3 | the till1early3 | late, not the till10latemore4", jvm.ask("asked"));
            assertEquals("5 5", jvm.ask("proxied"), "the proxy's own, as it was made behind the upgrade");
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("till1 | till1 | till10", jvm.ask("asked"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(HOST.v2()).exit());
            assertEquals("the till1more3 | the till1early3 | late, not the till10latemore4", jvm.ask("asked"));
        }
    }

    private static final String CALLS = """
            class Commands {
                static final List<Till> GUESTS = new ArrayList<>();
                static final Colour RED = Colour.RED;
                static int come() {
                    try {
                        var url = java.nio.file.Path.of(System.getProperty("guests"), "during.jar").toUri().toURL();
                        var loader = new java.net.URLClassLoader(new java.net.URL[] {url}, Commands.class.getClassLoader());
                        GUESTS.add((Till) loader.loadClass("app.During").getConstructor().newInstance());
                        return GUESTS.size();
                    } catch (java.io.IOException | ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
                static String asked() {
                    StringBuilder text = new StringBuilder(new Till().say());
                    for (Till guest : GUESTS) text.append(" | ").append(guest.say()).append(',').append(guest);
                    return text + "" + RED.ordinal();
                }
                static boolean decline() { return false; }
            }
            """;
    private static final String BEFORE = """
            public class Till {
                private String name() { return "till"; }
                public String say() { return name(); }
            }
            enum Colour { RED }
            """;
    /** Its static field is fed just before the classes have their new code, or behind that, as constants of an enum come. */
    private static final String DURING = """
            public class Till {
                static int guests = Commands.come();
                public String name() { return "the till"; }
                protected String more() { return "%s"; }
                public String say() { return name() + more(); }
            }
            enum Colour { %s, RED }
            """;
    private static final String GUEST = """
            public class During extends Till {
                protected String more() { return "mine"; }
                public String toString() { return name() + super.more(); }
            }
            """;
    private static final Fixture MEANWHILE = Fixture.of("meanwhile", CALLS, BEFORE, DURING.formatted("more", "BLUE"));

    @OnEveryJdk
    void oneThatIsLoadedWhileTheClassesChange(Start start) {
        loadedMeanwhile(start, "{load_module: app.Till}, {load_module: app.Colour}");
    }

    @OnEveryJdk
    void orBehindTheGates(Start start) {
        loadedMeanwhile(start, "{update: {module: app.Till, change: soft}}, {update: {module: app.Colour, change: soft}}");
    }

    private static void loadedMeanwhile(Start start, String instructions) {
        Path guests = guests("during.jar").getParent();
        try (TargetJvm jvm = TargetJvm.start(start, MEANWHILE.v1(), "-Dguests=" + guests)) {
            assertEquals("till0", jvm.ask("asked"));
            Outcome up = Molt.of(jvm).upgrade(MEANWHILE.v2(), "--appup",
                    MEANWHILE.appup("[" + instructions + "]", "[]").toString());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("the tillmore | the tillmine,the tillmore1", jvm.ask("asked"));
        }
    }

    @OnEveryJdk
    void whatIsLoadedInAnAttemptThatFailsCallsWhatRunsAfterIt(Start start) {
        Path guests = guests("during.jar").getParent();
        Fixture third = Fixture.of("meanwhile", CALLS, BEFORE, DURING.replace("Commands.come()", "Commands.come() + 0")
                .replace("int guests", "int again").formatted("never", "GREEN, BLUE"));
        Path broken = third.newer().with(Fixture.DESCRIPTOR, "application: meanwhile\nversion: '3.0'\n")
                .jar(third.file("v3.jar"));
        String fails = "[{load_module: app.Till}, {load_module: app.Colour},"
                + " {apply: {module: app.Commands, function: decline, arguments: []}}]";
        try (TargetJvm jvm = TargetJvm.start(start, MEANWHILE.v1(), "-Dguests=" + guests)) {
            assertEquals("till0", jvm.ask("asked"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(MEANWHILE.v2()).exit());
            Outcome up = Molt.of(jvm).upgrade(broken, "--appup", third.appup(fails, "[]", "2.0", "3.0").toString());
            assertEquals(Outcome.FAILED, up.exit(), up.toString());
            assertEquals("the tillmore | the tillmine,the tillmore | the tillmine,the tillmore1", jvm.ask("asked"));
        }
    }

    private static Path guests(String name) {
        Fixture guests = Fixture.of("guests", DURING.formatted("more", "BLUE") + CALLS, GUEST, GUEST);
        return guests.newer().jar(guests.file(name));
    }

    /** A jar whose host's classes lie above it, too, where they are found first. */
    private static Path jar(String host, String guest, String name) {
        Fixture guests = Fixture.of("guests", COMMANDS.replace("class Commands", host + " class Commands"), guest, guest);
        return guests.older().jar(guests.file(name));
    }
}
