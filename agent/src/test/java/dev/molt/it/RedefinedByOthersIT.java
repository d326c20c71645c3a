package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Classes that another agent redefines, several at once, may gain members as by an upgrade. */
class RedefinedByOthersIT {

    static final String OTHER =
            """
            import java.lang.instrument.*;
            import java.nio.file.*;
            public class Other {
                static Instrumentation instrumentation;
                public static void premain(String text, Instrumentation given) { instrumentation = given; }
                public static String redefine(String folder) throws Exception {
                    List<ClassDefinition> all = new ArrayList<>();
                    try (var files = Files.newDirectoryStream(Path.of(folder, "app"), "*.class")) {
                        for (Path file : files) {
                            String name = "app." + file.getFileName().toString().replace(".class", "");
                            if (!name.equals("app.Main")) {
                                all.add(new ClassDefinition(Class.forName(name), Files.readAllBytes(file)));
                            }
                        }
                    }
                    instrumentation.redefineClasses(all.toArray(new ClassDefinition[0]));
                    return "done";
                }
                public static String read() throws Exception {
                    instrumentation.retransformClasses(Class.forName("app.Till"));
                    return "done";
                }
            }
            """;

    private static final String COMMANDS =
            """
            class Commands {
                static final Till TILL = new Till();
                static String say() { return TILL.say(); }
                static String newer() throws Exception { return other("redefine", System.getProperty("newer")); }
                static String worse() throws Exception { return other("redefine", System.getProperty("worse")); }
                static String older() throws Exception { return other("redefine", System.getProperty("older")); }
                static String read() throws Exception { return other("read"); }
                static String members() throws Exception {
                    Set<String> names = new TreeSet<>();
                    for (var field : Till.class.getDeclaredFields()) { names.add(field.getName()); }
                    for (var method : Till.class.getDeclaredMethods()) { names.add(method.getName() + "()"); }
                    if (names.contains("doubled()")) {
                        names.add(Till.class.getDeclaredMethod("doubled").invoke(TILL) + "");
                        var name = Till.class.getDeclaredField("name");
                        name.setAccessible(true);
                        names.add(name.get(TILL) + "");
                    }
                    return names.toString();
                }
                static String other(String name, String... arguments) throws Exception {
                    Class<?>[] types = new Class<?>[arguments.length];
                    Arrays.fill(types, String.class);
                    try {
                        var method = Class.forName("app.Other").getMethod(name, types);
                        return (String) method.invoke(null, (Object[]) arguments);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        return e.getCause().getMessage();
                    }
                }
            }
            """;

    private static final String OLDER = "class Till { private int sum = 1; String say() { return \"\" + sum++ + Coin.text(); } }"
            + " class Coin { static String text() { return \"c\"; } }";

    private static final Fixture TILLS = Fixture.of(
            "tills",
            COMMANDS,
            OLDER,
            """
            class Till {
                private static final List<String> LOG = new ArrayList<>(List.of("first"));
                private int sum = 1;
                private String name;
                String say() {
                    if (name == null) { name = Coin.name(this); }
                    LOG.add(name);
                    return name + sum++ + Coin.text() + LOG.size();
                }
                int doubled() { return sum * 2; }
            }
            class Coin {
                static String text() { return "C"; }
                static String name(Till till) { return "till" + till.doubled() + "-"; }
            }
            """);

    private static final Fixture WORSE = Fixture.of(
            "tills",
            COMMANDS,
            OLDER,
            OLDER.replace("class Till {", "class Till extends Thread { String more() { return Coin.more(); }")
                    .replace("class Coin {", "class Coin { static String more() { return \"\"; }"));

    @OnEveryStart
    void severalThatDependOnEachOther(Start start) {
        try (TargetJvm jvm = start(start)) {
            assertEquals("1c", jvm.ask("say"));
            assertEquals("done", jvm.ask("newer"));
            assertEquals("till4-2C2", jvm.ask("say"));
            assertEquals("till4-3C3", jvm.ask("say"));
            assertEquals("[\"app.Coin\",\"app.Till\"]", changed(jvm));
            assertEquals("0 other ok", Molt.of(jvm).history().get(0));

            assertEquals("done", jvm.ask("read"), "an agent that only has the class read anew changes nothing");
            assertEquals("till4-4C4", jvm.ask("say"));

            assertEquals("done", jvm.ask("older"));
            assertEquals("5c", jvm.ask("say"));
            assertEquals("[]", changed(jvm));
            assertEquals("done", jvm.ask("newer"));
            assertEquals("till4-6C5", jvm.ask("say"), "what was added stays with the object");
        }
    }

    @OnEveryStart
    void reflectionShowsWhatRuns(Start start) {
        try (TargetJvm jvm = start(start)) {
            assertEquals("1c", jvm.ask("say"));
            assertEquals("[say(), sum]", jvm.ask("members"));
            assertEquals("done", jvm.ask("newer"));
            assertEquals("till4-2C2", jvm.ask("say"));
            settled(jvm);
            assertEquals("[6, LOG, doubled(), name, say(), sum, till4-]", jvm.ask("members"));
            assertEquals("done", jvm.ask("older"));
            settled(jvm);
            assertEquals("[say(), sum]", jvm.ask("members"));
            assertEquals("done", jvm.ask("newer"));
            settled(jvm);
            Outcome up = Molt.of(jvm).upgrade(THIRD.newer().jar(THIRD.file("v3.jar")));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("[name, say(), sum]", jvm.ask("members"));
            assertEquals(Outcome.DONE, Molt.of(jvm).downgrade().exit());
            assertEquals("[say(), sum]", jvm.ask("members"));
        }
    }

    @OnEveryStart
    void anUpgradeStartsFromWhatRuns(Start start) {
        try (TargetJvm jvm = start(start)) {
            assertEquals("1c", jvm.ask("say"));
            assertEquals("done", jvm.ask("newer"));
            assertEquals("till4-2C2", jvm.ask("say"));
            Outcome up = Molt.of(jvm).upgrade(THIRD.newer().jar(THIRD.file("v3.jar")));
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("third till4-", jvm.ask("say"), "the field is there and filled");
            assertEquals("[]", changed(jvm));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("3c", jvm.ask("say"), "1.0 is 1.0");
        }
    }

    private static final Fixture THIRD = Fixture.of(
            "tills",
            COMMANDS,
            OLDER,
            """
            class Till {
                private int sum = 1;
                private String name;
                String say() { return "third " + name; }
            }
            class Coin { static String text() { return "c"; } }
            """);

    @OnEveryStart
    void whatTheJvmRefusesLeavesAllAsItWas(Start start) {
        try (TargetJvm jvm = start(start)) {
            assertEquals("1c", jvm.ask("say"));
            String refused = jvm.ask("worse");
            assertTrue(refused.contains("class redefinition failed"), refused);
            assertEquals("2c", jvm.ask("say"));
            assertEquals("[]", changed(jvm));
            String why = Molt.of(jvm).status().get("othersRefused").toString();
            assertTrue(why.contains("app.Till") && why.contains("superclass"), why);
            assertTrue(Molt.of(jvm).history().contains("0 other failed"));

            assertEquals("done", jvm.ask("newer"));
            assertEquals("till6-3C2", jvm.ask("say"));
        }
    }

    private static final Fixture GROWING = Fixture.of(
            "growing",
            COMMANDS,
            "class Till { private int sum = 1; String say() { return \"\" + sum++; } }",
            """
            class Till {
                private int sum = 1;
                String say() { return Late.of(this); }
                int doubled() { return sum++ * 2; }
            }
            class Late { static String of(Till till) { return "late " + till.doubled(); } }
            """);

    @OnEveryStart
    void aClassThatIsLoadedLaterCallsWhatWasAdded(Start start) throws IOException {
        Path code = GROWING.older().folder(Files.createTempDirectory(GROWING.file("").toAbsolutePath(), "code"));
        Path other = OtherAgent.jar(OTHER, TILLS.file("other.jar"));
        Path given = new Release(Map.of("app/Till.class", GROWING.newer().files().get("app/Till.class")))
                .folder(Files.createTempDirectory(GROWING.file("").toAbsolutePath(), "given"));
        try (TargetJvm jvm = TargetJvm.start(start, code, "-javaagent:" + other, "-Dnewer=" + given)) {
            assertEquals("1", jvm.ask("say"));
            GROWING.newer().folder(code);
            assertEquals("done", jvm.ask("newer"));
            assertEquals("late 4", jvm.ask("say"), "the folder that it runs from was overwritten before");
            assertEquals("late 6", jvm.ask("say"));
        }
    }

    private static final Fixture SUITS = Fixture.of(
            "suits",
            COMMANDS.replace("static final Till TILL", "static final Map<Suit, String> HELD = new EnumMap<>(Map.of(Suit.HEARTS, \"h\"));"
                    + " static final Till TILL"),
            "enum Suit { HEARTS } class Till { String say() { return Arrays.toString(Suit.values()); } }",
            """
            enum Suit { CLUBS, HEARTS }
            class Till {
                private static final int MOST = 5;
                String say() {
                    Commands.HELD.put(Suit.valueOf("CLUBS"), "c");
                    return Arrays.toString(Suit.values()) + Commands.HELD + MOST;
                }
            }
            """);

    @OnEveryStart
    void constantsOfAnEnum(Start start) {
        Path other = OtherAgent.jar(OTHER, TILLS.file("other.jar"));
        Path newer = SUITS.newer().folder(SUITS.file("newer"));
        try (TargetJvm jvm = TargetJvm.start(start, SUITS.v1(), "-javaagent:" + other, "-Dnewer=" + newer)) {
            assertEquals("[HEARTS]", jvm.ask("say"));
            assertEquals("done", jvm.ask("newer"));
            assertEquals("[0 other ok]", settled(jvm), "it is settled");
            assertEquals("[CLUBS, HEARTS]{CLUBS=c, HEARTS=h}5", jvm.ask("say"));
        }
    }

    private static final String MARK = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Mark {";

    private static final Fixture MARKS = Fixture.of(
            "marks",
            COMMANDS.replace("static final Till TILL", "static final Mark KEPT = Till.class.getAnnotation(Mark.class);"
                    + " static final Till TILL"),
            MARK + "} @Mark class Till { String say() { return \"\" + Commands.KEPT; } }",
            MARK + "int order() default 7; int other() default 8; } @Mark(order = 1) class Till { String say() { return"
                    + " Commands.KEPT.order() + \"\" + Commands.KEPT + Till.class.getAnnotation(Mark.class).equals(Commands.KEPT); } }");

    @OnEveryStart
    void elementsOfAnAnnotationType(Start start) {
        Path other = OtherAgent.jar(OTHER, TILLS.file("other.jar"));
        Path newer = MARKS.newer().folder(MARKS.file("newer"));
        Path older = MARKS.older().folder(MARKS.file("older"));
        try (TargetJvm jvm = TargetJvm.start(start, MARKS.v1(), "-javaagent:" + other, "-Dnewer=" + newer, "-Dolder=" + older)) {
            assertEquals("@app.Mark()", jvm.ask("say"));
            assertEquals("done", jvm.ask("newer"));
            assertEquals("[0 other ok]", settled(jvm));
            assertEquals("1@app.Mark(order=1, other=8)true", jvm.ask("say").replace("other=8, order=1", "order=1, other=8"));
            assertEquals("done", jvm.ask("older"));
            settled(jvm);
            assertEquals("@app.Mark()", jvm.ask("say"));
        }
    }

    private static final String GUESTS =
            """
            class Commands {
                static final Set<String> ASKED = new TreeSet<>();
                static final List<Till> TILLS = new ArrayList<>(List.of(new Till()));
                static String say() {
                    StringJoiner all = new StringJoiner(" ");
                    TILLS.forEach(till -> all.add(till.say()));
                    return all.toString();
                }
                static String come() throws Exception {
                    var url = java.nio.file.Path.of(System.getProperty("guests")).toUri().toURL();
                    ClassLoader loader = new java.net.URLClassLoader(new java.net.URL[] {url}, Commands.class.getClassLoader()) {
                        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                            ASKED.add(name);
                            return super.loadClass(name, resolve);
                        }
                    };
                    TILLS.add((Till) loader.loadClass("app.Guest").getConstructor().newInstance());
                    return asked();
                }
                static String asked() {
                    String asked = ASKED.toString();
                    ASKED.clear();
                    return asked;
                }
                static String newer() throws Exception {
                    return (String) Class.forName("app.Other").getMethod("redefine", String.class)
                            .invoke(null, System.getProperty("newer"));
                }
            }
            """;
    private static final String GUEST = "public class Guest extends Till { public String more() { return \"guest\"; }"
            + " Unknown none(Unknown one) { return one; } } class Unknown { }";
    private static final Fixture HOSTS = Fixture.of(
            "hosts",
            GUESTS,
            "public class Till { String say() { return \"old\"; } }",
            "public class Till { String say() { return more(); } public String more() { return \"more\"; } }");

    @OnEveryStart
    void toLookForOverridingMethodsLoadsNoClasses(Start start) {
        Path other = OtherAgent.jar(OTHER, TILLS.file("other.jar"));
        Fixture guests = Fixture.of(
                "guests-of-others", "public class Till { String say() { return null; } }" + GUESTS, GUEST, GUEST);
        Path given = new Release(Map.of("app/Till.class", HOSTS.newer().files().get("app/Till.class"))).folder(HOSTS.file("given"));
        try (TargetJvm jvm = TargetJvm.start(start, HOSTS.v1(), "-javaagent:" + other, "-Dnewer=" + given,
                "-Dguests=" + guests.newer().jar(guests.file("guests.jar")))) {
            assertEquals("[app.Guest, app.Till]", jvm.ask("come"));
            assertEquals("old old", jvm.ask("say"));
            assertEquals("done", jvm.ask("newer"));
            settled(jvm);
            assertEquals("[]", jvm.ask("asked"));
            assertEquals("more guest", jvm.ask("say"));
        }
    }

    /** The status waits for it. */
    private static String settled(TargetJvm jvm) {
        Molt.of(jvm).status();
        return Molt.of(jvm).history().toString();
    }

    private static String changed(TargetJvm jvm) {
        return Molt.of(jvm).status().getAsJsonArray("applications").asList().stream()
                .map(application -> application.getAsJsonObject())
                .filter(application -> application.get("application").getAsString().equals("tills"))
                .map(application -> application.get("changedByOthers").toString())
                .findFirst()
                .orElseThrow();
    }

    private static TargetJvm start(Start start) {
        Path other = OtherAgent.jar(OTHER, TILLS.file("other.jar"));
        return TargetJvm.start(
                start,
                TILLS.v1(),
                "-javaagent:" + other,
                "-Dnewer=" + TILLS.newer().folder(TILLS.file("newer")),
                "-Dolder=" + TILLS.older().folder(TILLS.file("older")),
                "-Dworse=" + WORSE.newer().folder(TILLS.file("worse")));
    }
}
