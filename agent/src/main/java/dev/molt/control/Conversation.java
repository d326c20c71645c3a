package dev.molt.control;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.release.ChangeRequest;
import dev.molt.release.DiagnosticReport;
import dev.molt.release.ReleaseHandler;
import java.io.IOException;

/** Answers one request; whatever happens, there is an answer. */
final class Conversation {

    private final ReleaseHandler handler;

    Conversation(ReleaseHandler handler) {
        this.handler = handler;
    }

    ControlResponse answer(ControlRequest request) {
        try {
            return switch (request.command()) {
                case "status" -> ControlResponse.of(handler.status());
                case "plan" -> ControlResponse.of(handler.plan(wanted(request)));
                case "change" -> ControlResponse.of(handler.change(wanted(request)));
                case "history" -> ControlResponse.of(handler.history());
                default -> ControlResponse.failed("this agent knows no command " + request.command());
            };
        } catch (RefusedException e) {
            return ControlResponse.refused(
                    e.diagnostics().stream().map(DiagnosticReport::of).toList());
        } catch (EvaluationException | IllegalRequestException e) {
            return ControlResponse.failed(e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            return ControlResponse.broken(e.toString());
        }
    }

    private static ChangeRequest wanted(ControlRequest request) throws IllegalRequestException {
        ChangeRequest change = request.change();
        if (change == null || !change.hasDirection()) {
            throw new IllegalRequestException("the request lacks " + (change == null ? "change" : "its direction"));
        }
        return change;
    }

    /** Thrown where a request cannot come from Molt's own command line. */
    private static final class IllegalRequestException extends Exception {
        IllegalRequestException(String message) {
            super(message);
        }
    }
}
