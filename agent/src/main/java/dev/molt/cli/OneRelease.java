package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.ReleaseCommand;
import java.util.function.Function;
import picocli.CommandLine.Parameters;

/** What every command about one release of a root takes. */
final class OneRelease extends RootOptions {

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    String version() {
        return version;
    }

    /**
     * Asks for something to be done with it.
     *
     * @param json what programs are told
     * @param text what people are told behind the version
     */
    int ask(ReleaseCommand asked, Function<ControlResponse, Object> json, String text) throws UnreachableException {
        return ask(asked, ControlRequest.of(asked, version), json, text);
    }

    /** Asks in other words. */
    int ask(ReleaseCommand asked, ControlRequest request, Function<ControlResponse, Object> json, String text)
            throws UnreachableException {
        return answerTo(asked, request, (response, output) -> {
            if (json()) {
                output.json(json.apply(response));
            } else {
                output.line("release " + version + " " + text);
            }
            return ExitCode.DONE;
        });
    }
}
