package dev.molt.control;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.release.DiagnosticReport;
import java.io.IOException;

/** Makes an answer of whatever happens. */
interface Answering {

    /** Does what was asked. */
    ControlResponse answer() throws IllegalRequestException, RefusedException, EvaluationException, IOException;

    /** Does what was asked, and gives its answer or why there is none. */
    static ControlResponse answer(Answering asked) {
        try {
            return asked.answer();
        } catch (RefusedException e) {
            return ControlResponse.refused(
                    e.diagnostics().stream().map(DiagnosticReport::of).toList());
        } catch (EvaluationException | IllegalRequestException e) {
            return ControlResponse.failed(e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            return ControlResponse.broken(e.toString());
        }
    }
}
