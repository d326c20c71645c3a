package dev.molt.draft;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The upgrade files that one step asks for: of applications that change, and the older one's only if the newer has none. */
final class StepAppups {

    private final LoadedRelease newer;
    private final Map<String, Appup> ofNewer = new HashMap<>();
    private final Map<String, Appup> ofOlder = new HashMap<>();
    private final List<Diagnostic> errors = new ArrayList<>();

    private StepAppups(LoadedRelease newer) {
        this.newer = newer;
    }

    /**
     * Reads them.
     *
     * @throws RefusedException with everything that is wrong in any of them
     */
    static StepAppups read(LoadedRelease from, LoadedRelease to, Direction direction) throws RefusedException {
        boolean up = direction == Direction.UP;
        StepAppups appups = new StepAppups(up ? to : from);
        LoadedRelease older = up ? from : to;
        appups.newer.applications().forEach((name, application) -> {
            ApplicationVersion other = older.applications().get(name);
            if (other != null && !other.version().equals(application.version())) {
                appups.read(name, application, other, direction);
            }
        });
        if (!appups.errors.isEmpty()) {
            throw new RefusedException(appups.errors);
        }
        return appups;
    }

    /** By application, those in the jars of one of the two releases. */
    Map<String, Appup> of(LoadedRelease release) {
        return release == newer ? ofNewer : ofOlder;
    }

    private void read(String name, ApplicationVersion application, ApplicationVersion other, Direction direction) {
        try {
            Optional<Appup> file = application.readAppup();
            file.ifPresent(appup -> ofNewer.put(name, appup));
            if (file.flatMap(appup -> appup.entryFor(direction, other.version())).isEmpty()) {
                other.readAppup().ifPresent(appup -> ofOlder.put(name, appup));
            }
        } catch (RefusedException e) {
            errors.addAll(e.diagnostics());
        }
    }
}
