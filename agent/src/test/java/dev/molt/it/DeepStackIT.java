package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Classes that are loaded where little is left of a thread's stack come up as asked, like all others. */
class DeepStackIT {

    private static final int CLASSES = 300;

    private static final String COMMANDS =
            """
            class Commands {
                static final Base BASE = new Base();
                static int loaded;
                static int overflowed;
                /** Two frames less each time, from where nothing can be loaded to where it always can. */
                static String deep() throws Exception {
                    var thread = new Thread(null, () -> {
                        int most = most();
                        for (int i = 0; i < CLASSES; i++) { at(most - 2 * i, i); }
                    }, "deep", 1 << 20);
                    thread.start();
                    thread.join();
                    return loaded > CLASSES / 3 && overflowed > 2 ? "loaded" : loaded + " loaded, " + overflowed + " overflowed";
                }
                static int most() {
                    int[] most = {0};
                    try { count(most, 0); } catch (StackOverflowError e) { }
                    return most[0];
                }
                static void count(int[] most, int depth) { most[0] = depth; count(most, depth + 1); }
                static void at(int depth, int number) {
                    try {
                        down("app.Late" + number, depth);
                        loaded++;
                    } catch (StackOverflowError e) {
                        overflowed++;
                    }
                }
                static void down(String name, int left) {
                    if (left > 0) { down(name, left - 1); } else { load(name); }
                }
                static void load(String name) {
                    try {
                        Class.forName(name, false, Commands.class.getClassLoader());
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                }
                static String first() { return BASE.say(); }
                static String say() throws Exception {
                    Map<String, Integer> said = new TreeMap<>();
                    for (int i = 0; i < CLASSES; i++) {
                        var type = Class.forName("app.Late" + i);
                        var object = type.getDeclaredConstructor().newInstance();
                        said.merge(object.toString(), 1, Integer::sum);
                    }
                    return BASE.say() + said;
                }
            }
            """.replace("CLASSES", "" + CLASSES);

    private static final Fixture DEEP = Fixture.of("deep", COMMANDS, version("one", ""), version("two", " int more;"));

    private static String version(String word, String members) {
        return "class Base { static String say() { return \"" + word + "\"; } }" + IntStream.range(0, CLASSES)
                .mapToObj(i -> "class Late" + i + " {" + members + " public String toString() { return \"" + word + "\"; } }")
                .collect(Collectors.joining());
    }

    private static final String[] STEADY = {
        "-XX:CompileCommand=quiet", "-XX:CompileCommand=exclude,app.Commands::*"
    };

    @OnEveryStart
    void areOfTheReleaseThatRuns(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, DEEP.v1(), STEADY)) {
            assertEquals("one", jvm.ask("first"));
            Outcome up = Molt.of(jvm).upgrade(DEEP.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("loaded", jvm.ask("deep"));
            assertEquals("two{two=" + CLASSES + "}", jvm.ask("say"));
        }
    }

    private static final Fixture NEXT = Fixture.of(
            "deep", COMMANDS, version("one", ""), version("two", " int more;").replaceFirst("two", "three"));

    @OnEveryStart
    void withoutTheLookAtTheStackTheyAreNotAndThatIsToldAndMendedByTheNextChange(Start start) {
        String without = "-Dmolt.test.without=room";
        try (TargetJvm jvm = TargetJvm.start(start, DEEP.v1(), STEADY[0], STEADY[1], without)) {
            assertEquals("one", jvm.ask("first"));
            Outcome up = Molt.of(jvm).upgrade(DEEP.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(0, missed(jvm));
            assertEquals("loaded", jvm.ask("deep"));
            String said = jvm.ask("say");
            Matcher matcher = Pattern.compile("two\\{one=(\\d+), two=(\\d+)}").matcher(said);
            assertTrue(matcher.matches(), said);
            assertEquals(Integer.parseInt(matcher.group(1)), missed(jvm));
            Path next = NEXT.newer().with(Fixture.DESCRIPTOR, "application: deep\nversion: '3.0'\n").jar(DEEP.file("v3.jar"));
            Outcome again = Molt.of(jvm).upgrade(next);
            assertEquals(Outcome.DONE, again.exit(), again.toString());
            assertEquals("three{two=" + CLASSES + "}", jvm.ask("say"));
            assertEquals(0, missed(jvm));
        }
    }

    private static final Fixture CHAIN = Fixture.of(
            "chain",
            """
            class Commands {
                static String say() { return new Sub().say() + new Mid("plain").say(); }
                static String deep() throws Exception {
                    Map<String, Integer> said = new TreeMap<>();
                    var thread = new Thread(null, () -> {
                        int[] most = {0};
                        try { count(most, 0); } catch (StackOverflowError e) { }
                        for (int i = 0; i < 600; i++) {
                            try {
                                down(most, most[0] - i);
                                said.merge("made", 1, Integer::sum);
                            } catch (StackOverflowError e) {
                                said.merge("not", 1, Integer::sum);
                            }
                            said.merge(new Mid("plain").say(), 1, Integer::sum);
                        }
                    }, "deep", 1 << 20);
                    thread.start();
                    thread.join();
                    return said.keySet() + (said.get("made") > 10 && said.get("not") > 10 ? "" : said.toString());
                }
                static void count(int[] most, int depth) { most[0] = depth; count(most, depth + 1); }
                /** With frames as large as those that were counted. */
                static void down(int[] most, int left) { if (left > 0) { down(most, left - 1); } else { new Sub(); } }
            }
            class Top { final String top; Top(String top) { this.top = top; } }
            """,
            """
            class Mid extends Top {
                String mid;
                Mid(String mid) { super("top "); this.mid = mid; }
                String say() { return top + mid; }
            }
            class Sub extends Mid { Sub() { super("sub "); } }
            """,
            """
            class Mid extends Top {
                String mid;
                Mid(String mid) { super("top "); this.mid = mid; }
                Mid(String mid, long n) { super("top" + n + " "); this.mid = mid; }
                String say() { return top + mid; }
            }
            class Sub extends Mid { Sub() { super("sub ", 3L); } }
            """);

    @OnEveryStart
    void whatOneConstructorHandsOverNoOtherTakesIfTheStackEndsInBetween(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, CHAIN.v1(), STEADY)) {
            assertEquals("top sub top plain", jvm.ask("say"));
            Outcome up = Molt.of(jvm).upgrade(CHAIN.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("top3 sub top plain", jvm.ask("say"));
            assertEquals("[made, not, top plain]", jvm.ask("deep"));
        }
    }

    private static int missed(TargetJvm jvm) {
        return Molt.of(jvm).status().getAsJsonArray("applications").asList().stream()
                .mapToInt(application -> application.getAsJsonObject().getAsJsonArray("missed").size())
                .sum();
    }
}
