package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What no story tells: sockserv 1.0.1 mends sessions that were open before it came. */
class LaterVersionsIT {

    @TestFactory
    Stream<DynamicTest> playersOfOpenSessionsLeaveWithTheirClients() throws Exception {
        return onEveryJdk((server, molt, options) -> {
            try (TelnetClient second = playing(server, "Mirabel")) {
                try (TelnetClient first = playing(server, "Odo")) {
                    molt.expect(Molt.DONE, "upgrade-app", "--new", Checkout.jar("sockserv", "1.0.1"));
                    assertEquals(Optional.of("1.0.1"), molt.expect(Molt.DONE, "status").versionOf("sockserv"));
                    first.nextKill();
                    second.nextKill();
                    assertEquals(Set.of("Mirabel", "Odo"), ThreadDump.of(server.pid(), options).players());
                }
                awaitPlayers(server, options, Set.of("Mirabel"));
                second.quit();
                awaitPlayers(server, options, Set.of());
            }
        });
    }

    /** What is done with a server that Molt is in. */
    @FunctionalInterface
    private interface Scene {

        /** Plays it; the server is ended behind it. */
        void play(GameServer server, Molt molt, Options options) throws Exception;
    }

    private static Stream<DynamicTest> onEveryJdk(Scene scene) throws Exception {
        return Jdk.all().stream().map(jdk -> DynamicTest.dynamicTest(jdk.version(), () -> {
            Options options = new Options("quest", false, jdk.home(), "");
            try (GameServer server = GameServer.start(options, 50)) {
                scene.play(server, new Molt(options, server.pid()), options);
            }
        }));
    }

    /** A client whose player has shown that it plays. */
    private static TelnetClient playing(GameServer server, String name) throws Exception {
        TelnetClient client = new TelnetClient(server.port(), name, false);
        try {
            client.play();
            client.nextKill();
            return client;
        } catch (Exception e) {
            client.close();
            throw e;
        }
    }

    private static void awaitPlayers(GameServer server, Options options, Set<String> expected) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        Set<String> players = ThreadDump.of(server.pid(), options).players();
        while (!players.equals(expected) && System.nanoTime() < deadline) {
            players = ThreadDump.of(server.pid(), options).players();
        }
        assertEquals(expected, players);
    }
}
