package dev.molt.trial;

import dev.molt.control.ControlClient;
import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.SocketPath;
import dev.molt.release.ChangeReport;
import dev.molt.release.ChangeRequest;
import dev.molt.release.PlanReport;
import dev.molt.trial.TrialRequest.Surroundings;
import dev.molt.trial.TrialRequest.Tests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries an upgrade out: a JVM runs the older version, is upgraded, and runs the newer version's tests.
 *
 * <p>They run once before, in a loader of their own, so that the library is warm. Only behind the upgrade they come into the
 * library's loader, which they need to enter its packages: what fails to link once fails for ever.
 */
public final class Trial {

    private final TrialRequest request;
    private final Surroundings surroundings;
    private final LateAgent late;
    private final Path stage;

    /** A trial; {@code late} is asked only if the agent is to be attached. */
    public Trial(TrialRequest request, LateAgent late) {
        this.request = request;
        this.surroundings = request.surroundings();
        this.late = late;
        this.stage = surroundings.work().resolve("stage");
    }

    /**
     * Does it.
     *
     * @throws TrialException if it comes to no result
     */
    public TrialReport run() throws IOException, TrialException {
        StageFiles.copyTo(stage);
        Optional<Tests> tests = request.tests();
        TrialReport report = upgraded();
        if (!report.applies() || tests.isEmpty()) {
            return report;
        }
        TestResults found = results("upgraded");
        if (!tests.get().baseline()) {
            return report.with(TestsReport.alone(found));
        }
        return report.with(TestsReport.compare(
                found, without("new", request.newer(), true), without("old", request.older(), false)));
    }

    private TrialReport upgraded() throws IOException, TrialException {
        // Not where the results are kept: a socket's path has to be short.
        Path control = Files.createTempDirectory("molt-try");
        try {
            return upgraded(control);
        } finally {
            // By now the JVM has ended, which may have left its socket.
            for (Path left : files(control)) {
                Files.deleteIfExists(left);
            }
            Files.deleteIfExists(control);
        }
    }

    private TrialReport upgraded(Path control) throws IOException, TrialException {
        String agent = "jmx=false,control=" + control;
        List<String> options = surroundings.attached()
                ? List.of("-XX:+EnableDynamicAgentLoading")
                : List.of("-javaagent:" + surroundings.molt() + "=" + agent);
        try (StageJvm jvm = start("upgraded", request.older(), options)) {
            String[] warm = warm(jvm).split(" ");
            if (surroundings.attached()) {
                String outcome = late.attach(jvm.pid(), agent);
                if (!outcome.startsWith("ok ")) {
                    throw new TrialException("the agent cannot be attached: " + outcome.replaceFirst("^failed ", ""));
                }
            }
            Path socket = SocketPath.of(control, jvm.pid());
            TrialReport report = upgrade(jvm, socket, Integer.parseInt(warm[0]), Integer.parseInt(warm[1]));
            if (report.applies() && request.tests().isPresent()) {
                beside(jvm, request.tests().get(), "upgraded");
            }
            return report;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Gives how many classes were loaded, and how many could not be. */
    private String warm(StageJvm jvm) throws IOException, TrialException {
        if (request.tests().isPresent()) {
            suite(jvm, request.tests().get(), "warm");
            return "0 0";
        }
        return jvm.ask(surroundings.initialize() ? "initialize" : "load", request.older());
    }

    private TrialReport upgrade(StageJvm jvm, Path socket, int loaded, int skipped) throws IOException, TrialException {
        ChangeRequest change = request.in(jvm.ask("loader"));
        ControlResponse planned = tell(jvm, socket, new ControlRequest("plan", change));
        PlanReport plan = planned.plan();
        if (plan == null || plan.refused()) {
            return new TrialReport(
                    false, loaded, skipped, plan, planned.refused(), planned.failure(), 0, 0, null);
        }
        ControlResponse changed = tell(jvm, socket, new ControlRequest("change", change));
        ChangeReport done = changed.change();
        return done == null
                ? new TrialReport(false, loaded, skipped, plan, changed.refused(), changed.failure(), 0, 0, null)
                : new TrialReport(
                        true, loaded, skipped, plan, null, null, done.redefined(), done.milliseconds(), null);
    }

    private ControlResponse tell(StageJvm jvm, Path socket, ControlRequest asked) throws IOException, TrialException {
        try {
            return new ControlClient(socket).ask(asked);
        } catch (IOException e) {
            throw jvm.ended();
        }
    }

    /** A JVM that is not upgraded runs the tests, too. */
    private TestResults without(String name, Path code, boolean twice) throws IOException, TrialException {
        Tests tests = request.tests().orElseThrow();
        try (StageJvm jvm = start(name, code, List.of())) {
            if (twice) {
                suite(jvm, tests, name + "-warm");
            }
            beside(jvm, tests, name);
        }
        return results(name);
    }

    private void beside(StageJvm jvm, Tests tests, String name) throws IOException, TrialException {
        jvm.ask("tests", tests.code());
        suite(jvm, tests, name);
    }

    private void suite(StageJvm jvm, Tests tests, String name) throws IOException, TrialException {
        jvm.ask("run", results(name, ".tsv"), tests.included(), tests.code());
    }

    private TestResults results(String name) throws IOException {
        return TestResults.read(results(name, ".tsv"));
    }

    private Path results(String name, String ending) {
        return surroundings.work().resolve(name + ending);
    }

    private StageJvm start(String name, Path code, List<String> options) throws IOException {
        Path directory = Files.createDirectory(surroundings.work().resolve(name));
        if (request.tests().isPresent()) {
            Resources.unpack(request.tests().get().code(), directory.resolve(Resources.FOLDER));
        }
        List<String> command = new ArrayList<>(List.of(surroundings.java().resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(Openings.all());
        command.addAll(surroundings.options());
        List<Path> classPath = new ArrayList<>(List.of(code));
        classPath.addAll(request.classPath());
        command.addAll(StageJvm.program(stage, classPath));
        return new StageJvm(name, directory, command, surroundings.seconds());
    }
}
