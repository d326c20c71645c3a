package dev.molt.control;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.release.InstallRequest;
import dev.molt.release.Releases;
import java.io.IOException;

/** Asks a release handler for what a request wants. */
public final class ReleaseConversation {

    private ReleaseConversation() {}

    /** Answers a request by a handler of releases in this JVM; whatever happens, there is an answer. */
    public static ControlResponse answer(ControlRequest request, Opening releases) {
        return Answering.answer(() -> {
            try (Releases opened = releases.open()) {
                return ControlResponse.of(ask(command(request), request, opened));
            }
        });
    }

    /** Opens a handler of releases. */
    public interface Opening {

        /** Opens it. */
        Releases open() throws RefusedException, IOException;
    }

    static ReleaseAnswer ask(ReleaseCommand command, ControlRequest request, Releases releases)
            throws IllegalRequestException, RefusedException, EvaluationException, IOException {
        return switch (command) {
            case WHICH -> ReleaseAnswer.of(releases.which());
            case UNPACK -> ReleaseAnswer.of(releases.unpack(subject(request)));
            case CHECK -> ReleaseAnswer.of(releases.check(subject(request)));
            case INSTALL -> ReleaseAnswer.of(releases.install(wanted(request)));
            case MAKE_PERMANENT -> ReleaseAnswer.of(
                    releases.makePermanent(subject(request), Boolean.TRUE.equals(request.softPurge())));
            case REBOOT_OLD -> ReleaseAnswer.of(releases.rebootOld(subject(request)));
            case SET_UNPACKED -> ReleaseAnswer.of(releases.setUnpacked(subject(request)));
            case CONFIRM, REMOVE, SET_REMOVED -> done(command, subject(request), releases);
        };
    }

    private static ReleaseAnswer done(ReleaseCommand command, String version, Releases releases)
            throws RefusedException, IOException {
        if (command == ReleaseCommand.CONFIRM) {
            releases.confirm(version);
        } else if (command == ReleaseCommand.REMOVE) {
            releases.remove(version);
        } else {
            releases.setRemoved(version);
        }
        return ReleaseAnswer.done();
    }

    private static ReleaseCommand command(ControlRequest request) throws IllegalRequestException {
        return ReleaseCommand.of(request.command())
                .orElseThrow(() -> new IllegalRequestException("there is no release command " + request.command()));
    }

    private static String subject(ControlRequest request) throws IllegalRequestException {
        if (request.subject() == null) {
            throw new IllegalRequestException("the request lacks subject");
        }
        return request.subject();
    }

    private static InstallRequest wanted(ControlRequest request) throws IllegalRequestException {
        if (request.install() == null || request.install().version() == null) {
            throw new IllegalRequestException(
                    "the request lacks " + (request.install() == null ? "install" : "its version"));
        }
        return request.install();
    }
}
