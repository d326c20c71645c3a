package dev.molt.eval;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Finds out whether a release can be made permanent with a soft purge: nothing runs old code, for certain. */
public final class OldCodeCheck {

    private static final String CODE = "old_processes";
    private static final String LEAVE = "leave --soft-purge out";

    private OldCodeCheck() {}

    /** An error for each call in old code, and for each reason to suppose that there are more. */
    public static List<Diagnostic> check(Tools tools, String version) {
        OldCode.Everywhere seen = new OldCode(tools).everywhere(new InstanceFinder(tools).find());
        String refused = "release " + version + " cannot be made permanent while old code ";
        List<Diagnostic> found = new ArrayList<>();
        seen.frames().forEach(frame -> found.add(Diagnostic.error(
                CODE, null, refused + "runs: " + frame, "wait until it has returned from there, or " + LEAVE)));
        seen.notWhole().forEach(thread -> found.add(Diagnostic.error(
                CODE, null, refused + "may run: the stack of \"" + thread + "\" is not seen whole", "try again, or " + LEAVE)));
        if (!seen.complete()) {
            found.add(Diagnostic.error(
                    CODE,
                    null,
                    refused + "may run: this JVM hides virtual threads",
                    "start it without -Djdk.trackAllThreads=false, or " + LEAVE));
        }
        return found;
    }
}
