package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An installation that fails leaves everything as it was, and tells what it could not keep. */
class ReleaseFailuresIT {

    private static final String TOLD = " threw java.lang.IllegalStateException: told to fail";

    private static final String REST_LOST = "; rest was stopped and started again, and has lost its state";

    /** What a release with other modules, children and applications fails by, and why. */
    private static Map<String, String> reasons(String child, String application, String version) {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("pea before", "apply app.Pea.before" + TOLD);
        reasons.put("pea before is false", "apply app.Pea.before returned false");
        reasons.put("code change", "code_change of app.Pea" + TOLD + " for object 1 of 1 (app.Pea@HASH)");
        reasons.put(child + " starts", "the child " + child + " was not started: app." + capital(child) + ".start" + TOLD);
        reasons.put(
                application + " 1.0 starts",
                application + " 1.0 was not started: app." + capital(application) + ".start" + TOLD);
        reasons.put("pea after", "apply app.Pea.after" + TOLD);
        reasons.put("pea after is false", "apply app.Pea.after returned false");
        String refused = "pea " + version + " refused its configuration: app.Pea.changed" + TOLD;
        reasons.put("pea changes", refused + "; " + refused);
        return reasons;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private static Map<String, String> checks(String back, String anew) {
        String again = "; release " + back + " runs again, without the state of what had to be started again: " + anew;
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("verify", "verify: call app.Probe.healthy returned false" + again);
        reasons.put(
                "http",
                "verify: http http://localhost:${probe.port}/health http://localhost:PORT/health answered 500, not 200" + again);
        reasons.put("level", "verify: attribute Level of app:type=Probe is 9, more than 5" + again);
        return reasons;
    }

    @OnEveryJdk
    void whateverFailsOnTheWayUpEverythingStaysAsItWas(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            prepare(system);
            assertEquals(
                    "pea starts, first starts, third starts, rest 1.0 starts, gone 1.0 starts", system.events());
            String before = state(system) + kept(system, "Rest") + kept(system, "Gone");
            reasons("second", "added", "2.0").forEach((step, reason) -> {
                assertFails(system, "SECOND", step, reason);
                assertEquals(before, state(system) + kept(system, "Rest") + kept(system, "Gone"), step);
            });
            checks("FIRST", "gone, third of app.PeaSup").forEach((step, reason) -> {
                assertFails(system, "SECOND", step, reason);
                assertEquals(before, state(system) + kept(system, "Rest") + kept(system, "Gone"), step);
            });
            assertNothingElseWasStarted(system);
            system.install("SECOND");
            assertEquals("pea 2.0 2+5, regis 2.0 2", system.ask("Pea.say"));
        }
    }

    @OnEveryJdk
    void whateverFailsOnTheWayDownEverythingStaysAsItWas(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            prepare(system);
            system.install("SECOND");
            system.events();
            String before = state(system) + kept(system, "Rest") + kept(system, "Added");
            reasons("third", "gone", "1.0").forEach((step, reason) -> {
                assertFails(system, "FIRST", step, reason);
                assertEquals(before, state(system) + kept(system, "Rest") + kept(system, "Added"), step);
            });
            checks("SECOND", "added, second of app.PeaSup").forEach((step, reason) -> {
                assertFails(system, "FIRST", step, reason);
                assertEquals(before, state(system) + kept(system, "Rest") + kept(system, "Added"), step);
            });
            assertNothingElseWasStarted(system);
            system.install("FIRST");
            assertEquals("pea 1.0 2, regis 1.0 2", system.ask("Pea.say"));
        }
    }

    @OnEveryJdk
    void whatHadToBeStartedAgainIsNamed(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            prepare(system);
            String before = state(system);
            for (String step : new String[] {"code change", "added 1.0 starts", "pea after", "pea changes"}) {
                assertFails(system, "THIRD", step, reasons("second", "added", "2.0").get(step) + REST_LOST);
                assertEquals(before, state(system), step);
                assertEquals("rest 1.0 1", system.ask("Rest.say"), step);
            }
            assertFails(system, "THIRD", "rest 1.0 stops", "rest 1.0 may not have stopped: app.Rest.stop" + TOLD + REST_LOST);
            assertEquals("rest 1.0 1", system.ask("Rest.say"));
            assertFails(system, "THIRD", "rest 2.0 starts", "rest 2.0 was not started: app.Rest.start" + TOLD + REST_LOST);
            assertEquals("rest 1.0 1", system.ask("Rest.say"));
            assertFails(system, "THIRD", "verify", checks("FIRST", "gone, rest, third of app.PeaSup").get("verify"));
            assertEquals("rest 1.0 1", system.ask("Rest.say"));
            assertEquals(before, state(system));
            system.install("THIRD");
            assertEquals("rest 2.0 1", system.ask("Rest.say"));
            assertFails(system, "FIRST", "rest 2.0 stops", "rest 2.0 may not have stopped: app.Rest.stop" + TOLD + REST_LOST);
            assertEquals("rest 2.0 1", system.ask("Rest.say"));
            assertFails(system, "FIRST", "rest 1.0 starts", "rest 1.0 was not started: app.Rest.start" + TOLD + REST_LOST);
            assertEquals("rest 2.0 1", system.ask("Rest.say"));
            system.install("FIRST");
            assertEquals("rest 1.0 1", system.ask("Rest.say"));
        }
    }

    @OnEveryJdk
    void whatWasNotInstalledIsStoppedAsTheOldVersionSays(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            assertFails(system, "SECOND", "second starts", reasons("second", "added", "2.0").get("second starts"));
            system.jvm().terminate();
            assertEquals("pea stops", system.jvm().line());
            assertEquals("(end)", system.jvm().line());
        }
    }

    @OnEveryJdk
    void whoDoesNotLeaveAModuleInTimeKeepsTheOldRelease(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            prepare(system);
            system.events();
            String before = state(system);
            assertEquals("blocked", system.ask("Pea.block"));
            Outcome outcome = system.molt("install", "SECOND", "--suspend-timeout", "300ms");
            assertEquals(Outcome.FAILED, outcome.exit());
            assertTrue(outcome.err().contains("app.Pea was not left by \"blocked\" (WAITING) is at app.Pea.stay"), outcome.err());
            assertEquals("pea before", system.events());
            assertEquals(before, state(system));
            assertEquals("released", system.ask("Pea.release"));
            system.install("SECOND");
        }
    }

    @OnEveryJdk
    void aReleaseThatCannotBeNotedDownIsUndone(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            prepare(system);
            system.install("SECOND").events();
            String before = state(system);
            // What is in the way of the file that the new list of releases is written to aside.
            Path obstacle = Files.createDirectories(system.root().resolve("releases/.RELEASES.tmp/full"));
            Outcome outcome = system.molt("install", "THIRD");
            assertEquals(Outcome.FAILED, outcome.exit(), outcome.toString());
            assertTrue(
                    outcome.err().endsWith("; release SECOND runs again, without the state of what had to be started again: rest"),
                    outcome.err());
            assertEquals("rest 1.0 stops, rest 2.0 starts, rest 2.0 stops, rest 1.0 starts", system.events());
            Files.delete(obstacle);
            Files.delete(obstacle.getParent());
            // The registry keeps what it had begun to write, and finishes it when it can: SECOND is old when it runs no more.
            assertEquals(before, state(system).replaceFirst("releases/.intent .*\n", ""));
            system.install("THIRD");
            assertEquals("THIRD current, SECOND old, FIRST permanent", system.which());
        }
    }

    @OnEveryJdk
    void whatNobodyConfirmsIsUndone(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            prepare(system);
            String before = state(system);
            system.install("SECOND", "--confirm-within", "30s").must("confirm", "SECOND");
            assertEquals("SECOND current", system.which().split(", ")[1]);
            system.refused("not_waiting", "confirm", "SECOND");
            system.install("FIRST");
            system.install("SECOND", "--confirm-within", "2s");
            system.refused("not_confirmed", "install", "FIRST");
            LiveSystem.await(() -> system.which().endsWith("FIRST permanent") && !system.which().contains("current"));
            String list = "releases/RELEASES .*";
            assertEquals(
                    before.replace("SECOND unpacked", "SECOND old").replaceAll(list, ""), state(system).replaceAll(list, ""));
            system.refused("not_waiting", "confirm", "SECOND");
            LiveSystem.await(() -> audited(system).contains("\"from\":\"itself\",\"action\":\"not confirmed\","
                    + "\"subject\":\"SECOND\",\"digest\":\"\",\"outcome\":\"ok\""));
        }
    }

    private static String audited(LiveSystem system) {
        try {
            return Files.readString(system.root().resolve("log/audit.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** State that a fresh start would not have. */
    private static void prepare(LiveSystem system) {
        assertEquals("grown", system.ask("Pea.grow"));
        system.ask("Rest.say");
        system.ask("Gone.say");
    }

    private static void assertFails(LiveSystem system, String version, String step, String reason) {
        system.probe("fail " + step);
        Outcome outcome = system.molt("install", version);
        system.probe("fail");
        String told = outcome.err().replaceAll("@[0-9a-f]+", "@HASH").replaceAll("localhost:[0-9]+", "localhost:PORT");
        assertEquals(new Outcome(Outcome.FAILED, "", "failed: " + reason), new Outcome(outcome.exit(), outcome.out(), told), step);
    }

    private static void assertNothingElseWasStarted(LiveSystem system) {
        String events = system.events();
        for (String other : new String[] {"pea starts", "pea stops", "first starts", "first stops", "rest 1.0"}) {
            assertTrue(!events.contains(other), events);
        }
    }

    private static String state(LiveSystem system) {
        try {
            return String.join(
                    "\n",
                    system.ask("Pea.say"),
                    system.ask("Pea.identity"),
                    system.applications(),
                    system.which(),
                    system.probe("property pea.port"),
                    system.files(),
                    "");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The class answers, whatever it says. */
    private static String kept(LiveSystem system, String type) {
        return system.ask(type + ".say").replaceAll("[0-9]+$", "") + "\n";
    }
}
