package dev.molt.control;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.release.Asker;
import dev.molt.release.ChangeRequest;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleasesOf;
import java.io.IOException;
import java.util.Optional;

/** Answers one request; whatever happens, there is an answer. */
final class Conversation {

    private final ReleaseHandler handler;
    private final ReleasesOf releases;
    private final Asker asker;

    Conversation(ReleaseHandler handler, ReleasesOf releases, Asker asker) {
        this.handler = handler;
        this.releases = releases;
        this.asker = asker;
    }

    ControlResponse answer(ControlRequest request) {
        return Answering.answer(() -> ask(request));
    }

    private ControlResponse ask(ControlRequest request)
            throws IllegalRequestException, RefusedException, EvaluationException, IOException {
        return switch (request.command()) {
            case "status" -> ControlResponse.of(handler.status());
            case "plan" -> ControlResponse.of(handler.plan(wanted(request)));
            case "rehearse" -> ControlResponse.of(handler.rehearse(wanted(request)));
            case "change" -> ControlResponse.of(handler.change(wanted(request)));
            case "history" -> ControlResponse.of(handler.history());
            default -> release(request);
        };
    }

    private ControlResponse release(ControlRequest request)
            throws IllegalRequestException, RefusedException, EvaluationException, IOException {
        Optional<ReleaseCommand> command = ReleaseCommand.of(request.command());
        if (command.isEmpty()) {
            throw new IllegalRequestException("this agent knows no command " + request.command());
        }
        return ControlResponse.of(ReleaseConversation.ask(command.get(), request, releases.require(asker)));
    }

    private static ChangeRequest wanted(ControlRequest request) throws IllegalRequestException {
        ChangeRequest change = request.change();
        if (change == null || !change.hasDirection()) {
            throw new IllegalRequestException("the request lacks " + (change == null ? "change" : "its direction"));
        }
        return change;
    }
}
