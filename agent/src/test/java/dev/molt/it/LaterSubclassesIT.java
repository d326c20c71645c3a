package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** Classes of another jar extend loaded ones, by constructors and with bodies that these got in an upgrade. */
class LaterSubclassesIT {

    private static final String COMMANDS = """
            class Commands {
                static Supplier<Till> guests;
                static String late() throws Exception {
                    new Till("first");
                    var url = java.nio.file.Path.of(System.getProperty("guests"), "new.jar").toUri().toURL();
                    var loader = new java.net.URLClassLoader(new java.net.URL[] {url}, Commands.class.getClassLoader());
                    guests = (Supplier<Till>) loader.loadClass("app.Late").getConstructor().newInstance();
                    return made();
                }
                static String made() {
                    try {
                        return guests.get().say() + new Till("other").say();
                    } catch (NoSuchMethodError e) {
                        return "no such constructor" + new Till("other").say();
                    }
                }
                static String old() { return new Till("old") { public String kind() { return "mine"; } }.say(); }
            }
            """;
    private static final String OLD = """
            public class Till {
                final String name;
                protected Till(String name) { this.name = name; }
                private Till(int number) { this("number" + number); }
                public String kind() { return "till"; }
                public String say() { return " " + name + kind(); }
                public abstract static class Shelf extends Till { protected Shelf() { super("shelf"); } public abstract String kind(); }
                static class Wood extends Shelf { public String kind() { return "wood"; } }
                static final Shelf WOOD = new Wood();
            }
            """;
    private static final String NEW = """
            public class Till {
                final String name;
                private long size = 2;
                protected Till(String name) { this.name = name; }
                protected Till(int number) { this("number" + number, number); }
                public Till(String name, long size) { this.name = name; this.size += size; }
                public String kind() { return "till"; }
                public String say() { return " " + name + size + kind(); }
                public abstract static class Shelf extends Till {
                    protected Shelf() { super("shelf"); }
                    public Shelf(long size) { super("a shelf", size); }
                    public String kind() { return "any"; }
                }
                static class Wood extends Shelf { public String kind() { return "wood"; } }
                static final Shelf WOOD = new Wood();
            }
            """;
    private static final String LATE = """
            public class Late implements Supplier<Till> {
                private int made;
                public Till get() {
                    return made++ % 2 == 0 ? new Till(made) { public String kind() { return "late"; } } : new Stone(made);
                }
                static class Stone extends Till.Shelf { Stone(long size) { super(size + 1); } }
            }
            """;
    private static final Fixture HOST = Fixture.of("extending", COMMANDS, OLD, NEW);

    @OnEveryStart
    void theyExtendWhatChanged(Start start) {
        Fixture guests = Fixture.of("extended", COMMANDS.replace("class Commands", NEW + " class Commands"), LATE, LATE);
        Path jar = guests.older().jar(guests.file("new.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dguests=" + jar.getParent())) {
            assertEquals(" oldmine", jvm.ask("old"));
            Outcome up = Molt.of(jvm).upgrade(HOST.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(" number13late other2till", jvm.ask("late"));
            assertEquals(" a shelf5any other2till", jvm.ask("made"));
            assertEquals(" number35late other2till", jvm.ask("made"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("no such constructor othertill", jvm.ask("made"), "nothing is left for whoever makes the next");
            assertEquals("no such constructor othertill", jvm.ask("made"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(HOST.v2()).exit());
            assertEquals(" a shelf9any other2till", jvm.ask("made"));
            assertEquals(" old2mine", jvm.ask("old"));
        }
    }
}
