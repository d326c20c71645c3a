package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What has to be there before a step between releases is taken, beside what its plan says. */
final class InstallChecks {

    private final Root root;
    private final Restart restart;

    InstallChecks(Root root, Restart restart) {
        this.root = root;
        this.restart = restart;
    }

    /** Somebody has to start the JVM again if it has to end, on a Java that is there. */
    void checkRestart(ReleasePlanner.Step step) throws RefusedException {
        if (step.beginsAnew() || step.endsAnew()) {
            restart.check();
        }
        Optional<Integer> java = step.to().descriptor().java();
        Path jdk = java.map(root::jdk).orElse(null);
        if (step.beginsAnew() && jdk != null && !Files.isExecutable(jdk.resolve("bin/java"))) {
            throw new RefusedException(Diagnostic.error(
                    "no_jdk",
                    null,
                    "release " + step.to().version() + " runs on Java " + java.get() + ", and there is no " + jdk,
                    "molt target jdk JAVA_HOME --root " + root));
        }
    }

    /** What may have to be undone later needs a way down, in the same JVM. */
    void checkWayBack(ReleasePlanner.Step step, InstallRequest request) throws RefusedException, IOException {
        if (request.confirmWithin() > 0 && (step.beginsAnew() || step.endsAnew())) {
            throw new RefusedException(Diagnostic.error(
                    "confirm_restart",
                    null,
                    "the JVM starts anew on the way to release " + step.to().version()
                            + ", and nothing would wait for it to be confirmed",
                    "leave --confirm-within out: until it is made permanent, the next start starts what is permanent now"));
        }
        if (step.to().descriptor().verify().isEmpty() && request.confirmWithin() == 0) {
            return;
        }
        for (String name : step.from().jars().keySet()) {
            Optional<String> to = step.to().version(name);
            Optional<String> from = step.from().version(name);
            if (to.isPresent() && from.isPresent() && !to.equals(from) && !ReleaseMoves.leads(name, step.to(), step.from())) {
                throw new RefusedException(Diagnostic.error(
                        "no_way_back",
                        null,
                        "if it is not verified or confirmed, " + name + " " + to.get() + " has to go back to " + from.get()
                                + ", which no upgrade file says how to do",
                        "add `- to: " + from.get() + "` under `down:` in the upgrade file of " + name));
            }
        }
    }
}
