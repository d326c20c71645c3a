package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** JaCoCo, whose agent gives every class a field and a method more before it is loaded: classes keep that shape. */
class CoverageAgentIT {

    private static final Fixture COUNTED = Fixture.of(
            "counted",
            """
            class Commands {
                static final Till TILL = new Till();
                static String say() { return TILL.say() + " " + Prices.of(2); }
                static String late() { return new Late().say(); }
            }
            """,
            """
            class Till { private int sum = 1; String say() { return "sum " + sum++; } }
            interface Prices { static int of(int things) { return things; } }
            class Late { String say() { return "late"; } }
            """,
            """
            class Till {
                private int sum = 1;
                private String last = "none";
                String say() { String before = last; last = label(); return "sum " + sum++ + " last " + before; }
                private String label() { return "label " + sum; }
            }
            interface Prices { static int of(int things) { return things * each(); } static int each() { return 7; } }
            class Late { private int n = 3; String say() { return "later " + n; } }
            """);

    @OnEveryJdk
    void startedBeforeMolt(Start start) {
        check(start, List.of(coverage(), "-javaagent:" + Molt.jar()));
    }

    @OnEveryJdk
    void startedAfterMolt(Start start) {
        check(start, List.of("-javaagent:" + Molt.jar(), coverage()));
    }

    @OnEveryJdk
    void startedWithTheApplicationAndMoltLater(Start start) {
        check(start, List.of(coverage()));
    }

    private static void check(Start start, List<String> agents) {
        List<String> options = new ArrayList<>(agents);
        try (TargetJvm jvm = TargetJvm.startPlain(start.jdk(), COUNTED.v1().toString(), options)) {
            if (options.size() == 1) {
                assertEquals(Outcome.DONE, Molt.attach(start.jdk(), jvm.pid()).exit());
            }
            assertEquals("sum 1 2", jvm.ask("say"));
            Outcome up = Molt.of(jvm).upgrade(COUNTED.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("sum 2 last null 14", jvm.ask("say"));
            assertEquals("sum 3 last label 2 14", jvm.ask("say"));
            assertEquals("later 3", jvm.ask("late"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("sum 4 2", jvm.ask("say"));
            assertEquals("late", jvm.ask("late"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(COUNTED.v2()).exit());
            assertEquals("sum 5 last label 3 14", jvm.ask("say"));
        }
    }

    private static String coverage() {
        return "-javaagent:" + System.getProperty("molt.jacoco-agent") + "=output=none,includes=app.*";
    }
}
