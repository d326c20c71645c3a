package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.ReleaseCommand;
import dev.molt.control.ReleaseConversation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command about a target system takes, and who answers it: its JVM, or else the files. */
class RootOptions {

    private static final String VARIABLE = "MOLT_ROOT";

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "The directory of the target system; else what the environment variable MOLT_ROOT says.")
    private Path root;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean json() {
        return json;
    }

    Output output() {
        return new Output(command.commandLine());
    }

    /** A command line that is wrong. */
    ParameterException wrong(String reason) {
        return new ParameterException(command.commandLine(), reason);
    }

    /** Asks, prints what comes, and gives the exit code. */
    int answer(ReleaseCommand asked, String subject, Answer onOk) throws UnreachableException {
        return answerTo(asked, ControlRequest.of(asked, subject), onOk);
    }

    int answerTo(ReleaseCommand asked, ControlRequest request, Answer onOk) throws UnreachableException {
        RootAddress address = address();
        try {
            Optional<RootAddress.Answered> answered = address.ask(request);
            ControlResponse response =
                    answered.isPresent() ? answered.get().response() : offline(asked, request, address.root());
            return print(response, onOk);
        } catch (BrokenOffException e) {
            throw new UnreachableException(e.getMessage() + "; ask molt which for what became of it");
        }
    }

    /** Prints an answer, and gives the exit code. */
    int print(ControlResponse response, Answer onOk) {
        return Answer.print(response, output(), json, onOk);
    }

    private ControlResponse offline(ReleaseCommand asked, ControlRequest request, Path directory)
            throws UnreachableException {
        Optional<OfflineReleases> offline = main().offline();
        if (!asked.offline() || offline.isEmpty()) {
            throw nobody(directory);
        }
        return ReleaseConversation.answer(request, () -> offline.get().open(directory));
    }

    /** Says that no JVM runs. */
    static UnreachableException nobody(Path directory) {
        return new UnreachableException(
                "no JVM runs from " + directory + "; start one by " + directory.resolve("bin").resolve("start"));
    }

    /** The target system that is meant. */
    RootAddress address() {
        Path directory = directory().toAbsolutePath().normalize();
        if (!Files.isDirectory(directory)) {
            throw wrong("there is no directory " + directory);
        }
        if (!Files.isDirectory(directory.resolve("releases"))) {
            throw wrong(directory + " is not the root of a target system: it has no folder releases");
        }
        return new RootAddress(directory);
    }

    private Path directory() {
        if (root != null) {
            return root;
        }
        String told = main().environment().apply(VARIABLE);
        if (told == null || told.isBlank()) {
            throw wrong("Missing required option: '--root=DIR'; or set the environment variable " + VARIABLE);
        }
        return Path.of(told);
    }

    private Main main() {
        return (Main) command.root().userObject();
    }
}
