package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** HotswapAgent, which redefines what is compiled into a folder, adds members on a stock JVM with Molt in it. */
class HotswapAgentIT {

    private static final Fixture LAMPS = Fixture.of(
            "lamps",
            "class Commands { static final Lamp LAMP = new Lamp(); static String say() { return LAMP.say(); } }",
            "class Lamp { int size = 1; String say() { return \"one \" + size; } }",
            """
            class Lamp {
                int size = 1;
                private String name;
                String say() { if (name == null) { name = named(); } return name + size; }
                private String named() { return "named "; }
            }
            """);

    @OnEveryStart
    void addsAMethodAndAField(Start start) throws IOException {
        Path folder = LAMPS.older()
                .with("hotswap-agent.properties", "autoHotswap=true\nLOGGER=error\n")
                .folder(Files.createTempDirectory(LAMPS.file("").toAbsolutePath(), "classes"));
        try (TargetJvm jvm = TargetJvm.start(new ProcessBuilder(command(start, folder)))) {
            assertEquals("ready", said(jvm));
            if (start.attached()) {
                assertEquals(Outcome.DONE, Molt.attach(start.jdk(), jvm.pid()).exit());
            }
            assertEquals("one 1", asked(jvm));
            Path compiled = folder.resolve("app/Lamp.class");
            Files.write(compiled, LAMPS.newer().files().get("app/Lamp.class"));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TargetJvm.SECONDS);
            String answer = asked(jvm);
            while (!answer.equals("named 1") && System.nanoTime() < end) {
                answer = asked(jvm);
            }
            assertEquals("named 1", answer);
            String status = Molt.of(jvm).status().toString();
            assertTrue(status.contains("\"changedByOthers\":[\"app.Lamp\"]"), status);
        }
    }

    private static List<String> command(Start start, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                start.jdk().program("java"), "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-XX:+UseSerialGC"));
        if (!start.attached()) {
            command.add("-javaagent:" + Molt.jar());
        }
        command.add("-javaagent:" + System.getProperty("molt.hotswap-agent") + "=autoHotswap=true");
        command.addAll(List.of("-cp", folder.toString(), "app.Main"));
        return command;
    }

    private static String asked(TargetJvm jvm) {
        return orNext(jvm.ask("say"), jvm);
    }

    private static String said(TargetJvm jvm) {
        return orNext(jvm.line(), jvm);
    }

    /** The line, or the next that is not of its log. */
    private static String orNext(String line, TargetJvm jvm) {
        String said = line;
        while (!said.matches("ready|one .*|named .*|\\(end\\)")) {
            said = jvm.line();
        }
        return said;
    }
}
