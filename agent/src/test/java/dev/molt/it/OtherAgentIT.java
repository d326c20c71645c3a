package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

/**
 * Another agent that changes classes on their way to the JVM is found out.
 *
 * <p>Not one that started after Molt and can retransform: the JVM hands it each class after Molt saw it.
 */
class OtherAgentIT {

    private static final Fixture GREETING = Fixture.of(
            "greeting",
            "class Commands { static String say() { return Greeter.text(); }"
                    + " static String off() { return System.setProperty(\"other.off\", \"\"); } }",
            "class Greeter { static String text() { return \"version one\"; } }",
            "class Greeter { static String text() { return \"version two\"; } }");

    @OnEveryJdk
    void startedBeforeMolt(Start start) {
        check(start, List.of("-javaagent:" + other() + "=true", "-javaagent:" + Molt.jar()));
    }

    @OnEveryJdk
    void startedAfterMoltAndUnableToRetransform(Start start) {
        check(start, List.of("-javaagent:" + Molt.jar(), "-javaagent:" + other() + "=false"));
    }

    @OnEveryJdk
    void startedWithTheApplicationAndMoltLater(Start start) {
        String path = GREETING.v1().toString();
        try (TargetJvm jvm = TargetJvm.startPlain(start.jdk(), path, List.of("-javaagent:" + other() + "=true"))) {
            assertEquals(Outcome.DONE, Molt.attach(start.jdk(), jvm.pid()).exit());
            check(jvm);
        }
    }

    @OnEveryJdk
    void whatItMadeOfTheOldCodeIsNoReasonToSayThatTheUndoFailed(Start start) {
        List<String> options =
                List.of("-Dother.always=true", "-javaagent:" + other() + "=true", "-javaagent:" + Molt.jar());
        try (TargetJvm jvm = TargetJvm.startPlain(start.jdk(), GREETING.v1().toString(), options)) {
            assertEquals("version 1.0", jvm.ask("say"));
            assertEquals(FOUND_OUT, Molt.of(jvm).upgrade(GREETING.v2()));
            assertEquals("version 1.0", jvm.ask("say"));
        }
    }

    private static final Outcome FOUND_OUT = new Outcome(
            Outcome.FAILED,
            "",
            "failed: another agent's transformer changed app.Greeter on its way to the JVM, so that what runs is not what"
                    + " was asked for; remove that agent, or exclude the class from it");

    private static void check(Start start, List<String> agents) {
        try (TargetJvm jvm = TargetJvm.startPlain(start.jdk(), GREETING.v1().toString(), agents)) {
            check(jvm);
        }
    }

    private static void check(TargetJvm jvm) {
        assertEquals("version one", jvm.ask("say"));
        assertEquals(FOUND_OUT, Molt.of(jvm).upgrade(GREETING.v2()));
        assertEquals("version one", jvm.ask("say"));
        jvm.ask("off");
        assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(GREETING.v2()).exit());
        assertEquals("version two", jvm.ask("say"));
    }

    private static Path other() {
        return OtherAgent.jar(
                GREETING.file("other.jar"),
                """
                boolean always = Boolean.getBoolean("other.always");
                if (!always && redefined == null || System.getProperty("other.off") != null) { return null; }
                var latin = java.nio.charset.StandardCharsets.ISO_8859_1;
                String text = new String(bytes, latin).replace("version two", "version 2.0");
                return (always ? text.replace("version one", "version 1.0") : text).getBytes(latin);
                """);
    }
}
