package dev.molt.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line of the jar, against JVMs with and without Molt. */
class CommandLineIT {

    @TempDir
    private Path folder;

    static Stream<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aJvmWithoutMoltIsToldHowToGetIt(Jdk jdk) throws Exception {
        try (Target target = new Target(Jvm.waiting(jdk))) {
            for (String command : List.of("status", "history")) {
                assertEquals(
                        new Jvm(5, "", "molt: Molt is not in process " + target.pid() + "; run: molt attach "
                                + target.pid() + "\n"),
                        Jvm.molt(jdk, command, target.pid()));
            }
            assertEquals("", text(listed(jdk, target), "molt"));
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyCommandPrintsJson(Jdk jdk) throws Exception {
        try (Target target = new Target(Jvm.waiting(jdk))) {
            assertEquals(Set.of("molt", "pid", "socket"), object(0, Jvm.molt(jdk, "attach", target.pid(), "--json")).keySet());
            assertEquals(
                    Set.of("molt", "pid", "java", "upgrading", "upgrades", "applications", "unnamed", "othersRefused",
                            "oldCode", "migrating"),
                    object(0, Jvm.molt(jdk, "status", target.pid(), "--json")).keySet());
            assertEquals(0, json(0, Jvm.molt(jdk, "history", target.pid(), "--json")).getAsJsonArray().size());
            for (String command : List.of("plan", "upgrade-app", "downgrade-app")) {
                JsonArray refused = object(3, Jvm.molt(jdk, command, target.pid(), "--new", "/no/such.jar", "--json"))
                        .getAsJsonArray("refused");
                assertEquals("no_such_file", text(refused.get(0).getAsJsonObject(), "code"));
            }
            JsonObject listed = listed(jdk, target);
            assertTrue(Set.of("pid", "molt", "applications", "startedWith").containsAll(listed.keySet()), listed::toString);
            assertTrue(text(listed, "molt").matches("\\d.*"), listed::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void attachingAgainChangesNothing(Jdk jdk) throws Exception {
        try (Target target = new Target(Jvm.waiting(jdk, Jvm.agent("")))) {
            Jvm again = Jvm.molt(jdk, "attach", target.pid());
            assertTrue(again.out().matches("Molt \\S+ is in process " + target.pid() + "\n"), again::toString);
            assertEquals(0, again.exit());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aFailedStartSaysWhyAndCanBeRepeated(Jdk jdk) throws Exception {
        try (Target target = new Target(Jvm.waiting(jdk))) {
            String reason = "option `jornal` is unknown; write journal";
            assertEquals(
                    new Jvm(4, "", "failed: " + reason + "\n"), Jvm.molt(jdk, "attach", target.pid(), "--options=jornal=x"));
            assertEquals(
                    reason,
                    text(object(4, Jvm.molt(jdk, "attach", target.pid(), "--options=jornal=x", "--json")), "failed"));
            Jvm unsafe = Jvm.molt(jdk, "attach", target.pid(), "--options=control=/proc/1/x");
            assertEquals(4, unsafe.exit(), unsafe::toString);
            assertTrue(unsafe.err().startsWith("failed: the control directory /proc/1/x cannot be made"), unsafe::toString);
            assertEquals(0, Jvm.molt(jdk, "attach", target.pid()).exit());
            assertEquals(0, Jvm.molt(jdk, "status", target.pid()).exit());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aSocketInAnotherPlaceIsFoundByAskingTheJvm(Jdk jdk) throws Exception {
        Path control = folder.resolve("elsewhere");
        try (Target target = new Target(Jvm.waiting(jdk, Jvm.agent("control=" + control)))) {
            assertTrue(Files.exists(control.resolve(target.pid() + ".sock")));
            assertEquals(0, Jvm.molt(jdk, "status", target.pid()).exit());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theSocketOfAKilledJvmIsPassedOver(Jdk jdk) throws Exception {
        // A place of its own: whichever agent starts next in the usual one removes what others left.
        String place = "-Djava.io.tmpdir=" + folder;
        try (Target target = new Target(Jvm.waiting(jdk, place, Jvm.agent("")))) {
            Jvm attached = Jvm.molt(jdk, List.of(place), "attach", target.pid(), "--json");
            Path socket = Path.of(text(object(0, attached), "socket"));
            assertTrue(socket.startsWith(folder), socket::toString);
            target.process().destroyForcibly().waitFor();
            assertTrue(Files.exists(socket));
            assertEquals(
                    new Jvm(5, "", "molt: there is no process " + target.pid() + "; run: molt ps\n"),
                    Jvm.molt(jdk, List.of(place), "status", target.pid()));
            assertEquals(0, Jvm.molt(jdk, List.of(place), "ps").exit());
            Jvm.run(jdk, List.of(place, Jvm.agent("")), IdleProgram.class);
            assertFalse(Files.exists(socket), "the next agent cleans up");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theJvmEndsAlthoughSomebodyIsConnected(Jdk jdk) throws Exception {
        try (Target target = new Target(Jvm.waiting(jdk, Jvm.agent("control=" + folder.resolve("c"))))) {
            try (var silent = java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of(
                    folder.resolve("c").resolve(target.pid() + ".sock")))) {
                target.process().getOutputStream().close();
                assertEquals(0, target.process().waitFor());
                assertTrue(silent.isOpen());
            }
        }
    }

    private static JsonObject listed(Jdk jdk, Target target) {
        JsonArray all = json(0, Jvm.molt(jdk, "ps", "--json")).getAsJsonArray();
        return StreamSupport.stream(all.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(jvm -> jvm.get("pid").getAsString().equals(target.pid()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(target.pid() + " is not in " + all));
    }

    private static JsonObject object(int exit, Jvm ran) {
        return json(exit, ran).getAsJsonObject();
    }

    private static JsonElement json(int exit, Jvm ran) {
        assertEquals(exit, ran.exit(), ran::toString);
        assertFalse(ran.out().isBlank(), ran::toString);
        return JsonParser.parseString(ran.out());
    }

    private static String text(JsonObject object, String key) {
        JsonElement value = object.get(key);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }
}
