package dev.molt.cli;

import dev.molt.control.ControlResponse;
import java.util.Map;

/** Prints what was answered if all went well, and gives the exit code. */
interface Answer {

    /** Prints it. */
    int print(ControlResponse response, Output output);

    /** Prints whatever was answered: one thing for programs or another for people. */
    static int print(ControlResponse response, Output output, boolean json, Answer onOk) {
        return switch (response.outcome()) {
            case ControlResponse.OK -> onOk.print(response, output);
            case ControlResponse.REFUSED -> output.refused(response.refused(), json);
            case ControlResponse.BROKEN -> broken(response.failure(), output);
            default -> failed(response.failure(), output, json);
        };
    }

    private static int broken(String reason, Output output) {
        output.error("molt: " + reason);
        return ExitCode.INTERNAL;
    }

    private static int failed(String reason, Output output, boolean json) {
        if (json) {
            output.json(Map.of("failed", reason));
        } else {
            output.error("failed: " + reason);
        }
        return ExitCode.FAILED;
    }
}
