package real;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server that goes up and down again while clients use it. */
final class Passage {

    private final Application application;
    private final Path jdk;
    private final long span;

    /** @param span for how many milliseconds clients use each version */
    Passage(Application application, Path jdk, long span) {
        this.application = application;
        this.jdk = jdk;
        this.span = span;
    }

    /** Molt's command line as one change. */
    @FunctionalInterface
    private interface Command {

        JsonObject run(Releases releases) throws IOException, InterruptedException;
    }

    /** Does all of it, so many times. */
    Outcome run(int rounds) throws Exception {
        Releases releases = application.releases();
        try (Program program = Program.start(releases, jdk)) {
            Molt molt = new Molt(jdk, program.pid());
            List<String> shown = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            Load load = Load.start(application, program.port());
            long usual;
            try {
                // What is compiled anew at first is not what is usual.
                load.go(2 * span);
                usual = System.nanoTime();
                load.go(span);
                shown.add(application.shown(program.port()));
                for (int i = 0; i < rounds; i++) {
                    changes.add(change(molt::upgrade, load));
                    shown.add(application.shown(program.port()));
                    changes.add(change(molt::downgrade, load));
                    shown.add(application.shown(program.port()));
                }
            } finally {
                load.end();
            }
            application.check(program.port());
            return new Outcome(load.failures(), load.answered(), shown, program.printed(),
                    load.between(usual, changes.get(0).begun()), changes,
                    changes.stream().map(change -> load.between(change.begun(), change.ended())).toList());
        }
    }

    private Change change(Command command, Load load) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        JsonObject told = command.run(application.releases());
        Change change = Change.of(begun, System.nanoTime(), told);
        load.go(span);
        return change;
    }
}
