package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;

/** A recording by Java Flight Recorder shows upgrades and their steps. */
class RecordingIT {

    private static final Fixture APP = Fixture.of(
            "recorded",
            """
            class Commands {
                static final Counter COUNTER = new Counter();
                static String next() { return COUNTER.next(); }
            }
            """,
            "class Counter { int count; String next() { return \"one \" + ++count; } }",
            "class Counter { int many; String next() { return \"two \" + ++many; } static void refuse() { throw new"
                    + " IllegalStateException(\"no\"); } }");

    private static final String UPDATE = "{update: {module: app.Counter, change: {advanced: null}, code_change: {"
            + "rename: {many: count}}}}";

    @TempDir
    private Path folder;

    @OnEveryJdk
    void everyStepIsThereInOrderAndTheWholeIsNotShorter(Start start) throws IOException, InterruptedException {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            start.jdk().run("jcmd", String.valueOf(jvm.pid()), "JFR.start");
            jvm.ask("next");
            upgrade(jvm, "[" + UPDATE + "]", Outcome.DONE);
            assertEquals("two 2", jvm.ask("next"));
            List<RecordedEvent> events = dump(start, jvm);

            List<RecordedEvent> phases = named(events, "dev.molt.Phase");
            assertEquals(
                    steps(jvm).filter(step -> !step.matches("1 \"(begin|end)\" .*")).toList(),
                    phases.stream().map(RecordingIT::text).toList());
            assertTrue(phases.size() > 4, phases::toString);
            for (int i = 1; i < phases.size(); i++) {
                assertFalse(phases.get(i).getStartTime().isBefore(phases.get(i - 1).getEndTime()), phases::toString);
            }
            List<RecordedEvent> progress = named(events, "dev.molt.Progress");
            assertEquals(
                    "prepare 0, walk 0, suspend 0, drain 0, load 0, code_change 1, resume 0, ungate 0",
                    progress.stream()
                            .map(one -> one.getString("phase") + " " + one.getLong("objects"))
                            .collect(Collectors.joining(", ")));
            assertTrue(progress.get(5).getLong("objectsPerSecond") > 0, progress::toString);
            RecordedEvent whole = named(events, "dev.molt.Upgrade").get(0);
            assertEquals("recorded 1.0 -> 2.0", whole.getString("change"));
            assertEquals("ok", whole.getString("outcome"));
            Duration sum = phases.stream().map(RecordedEvent::getDuration).reduce(Duration.ZERO, Duration::plus);
            assertTrue(sum.compareTo(Duration.ZERO) > 0, sum::toString);
            assertTrue(sum.compareTo(whole.getDuration()) <= 0, () -> sum + " of " + whole);
            Duration suspended = whole.getDuration("suspended");
            assertTrue(suspended.toMillis() > 0 && suspended.compareTo(whole.getDuration()) <= 0, whole::toString);
        }
    }

    @OnEveryJdk
    void whatWasUndoneIsToldWithItsReason(Start start) throws IOException, InterruptedException {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            start.jdk().run("jcmd", String.valueOf(jvm.pid()), "JFR.start");
            String apply = "{apply: {module: app.Counter, function: refuse, arguments: []}}";
            upgrade(jvm, "[{load_module: app.Counter}, " + apply + "]", Outcome.FAILED);
            List<RecordedEvent> events = dump(start, jvm);
            RecordedEvent whole = named(events, "dev.molt.Upgrade").get(0);
            assertEquals("undone", whole.getString("outcome"));
            assertTrue(whole.getString("detail").contains("IllegalStateException: no"), whole::toString);
            List<String> phases = named(events, "dev.molt.Phase").stream().map(RecordingIT::text).toList();
            assertEquals("1 \"undo\" ok", phases.get(phases.size() - 1));
            assertTrue(phases.get(phases.size() - 2).endsWith(" failed"), phases::toString);
        }
    }

    @OnEveryJdk
    void nothingOfTheRecorderIsLoadedWhereNobodyUpgradesOrRecords(Start start) throws IOException {
        Path loaded = folder.resolve("loaded.txt");
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1(), "-Dmolt.jmx=false", "-Xlog:class+load:file=" + loaded)) {
            Molt.of(jvm).status();
            assertFalse(Files.readString(loaded).contains(" jdk.jfr."), "before an upgrade");
            upgrade(jvm, "[{load_module: app.Counter}]", Outcome.DONE);
            assertFalse(Files.readString(loaded).contains("dev.molt.jfr.PhaseEvent "), "without a recording");
            assertFalse(Files.readString(loaded).contains(" jdk.jfr.Event "), "without a recording");
        }
    }

    @OnEveryJdk
    void aJvmWithoutTheModuleIsUpgradedAllTheSame(Start start) {
        try (TargetJvm jvm = TargetJvm.start(
                start, APP.v1(), "--limit-modules", "java.instrument,java.management,java.sql,jdk.net,jdk.unsupported,jdk.management")) {
            upgrade(jvm, "[{load_module: app.Counter}]", Outcome.DONE);
            assertEquals("two 1", jvm.ask("next"));
        }
    }

    private static void upgrade(TargetJvm jvm, String up, int exit) {
        Outcome outcome = Molt.of(jvm).upgrade(APP.v2(), "--appup", APP.appup(up, "[]").toString());
        assertEquals(exit, outcome.exit(), outcome.toString());
    }

    private List<RecordedEvent> dump(Start start, TargetJvm jvm) throws IOException, InterruptedException {
        Path file = folder.resolve(start.jdk().major() + "-" + jvm.pid() + ".jfr");
        start.jdk().run("jcmd", String.valueOf(jvm.pid()), "JFR.dump", "filename=" + file);
        return RecordingFile.readAllEvents(file);
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream().filter(event -> event.getEventType().getName().equals(name))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    private static String text(RecordedEvent phase) {
        return phase.getInt("upgrade") + " \"" + phase.getString("step") + "\" " + phase.getString("outcome");
    }

    /** The history, written as {@link #text} writes. */
    private static Stream<String> steps(TargetJvm jvm) {
        return Molt.of(jvm).history().stream().map(step -> step.replaceFirst("^(\\d+) (.*) (\\S+)$", "$1 \"$2\" $3"));
    }
}
