package dev.molt.relup;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import java.util.Optional;

/**
 * Finds what leads an application from one version to another: an entry of the upgrade file of either.
 *
 * <p>The newer one has it, and which that is the files tell, as versions have no order of their own. The version that
 * the step as a whole takes for newer is asked first.
 */
final class UpgradeEntries {

    private final Direction first;
    private final Findings errors;

    UpgradeEntries(Direction first, Findings errors) {
        this.first = first;
        this.errors = errors;
    }

    /** An entry, the file that has it, and the way that it leads. */
    record Found(Appup appup, Appup.Entry entry, Direction direction) {}

    /** The entry, or empty where that was noted as an error. */
    Optional<Found> find(ReleaseApplication from, ReleaseApplication to) {
        Direction second = first == Direction.UP ? Direction.DOWN : Direction.UP;
        Optional<Found> found = find(from, to, first).or(() -> find(from, to, second));
        if (found.isEmpty()) {
            errors.add(refusal(from, to));
        }
        return found.filter(one -> isOf(one.direction() == Direction.UP ? to : from, one.appup()));
    }

    private static Optional<Found> find(ReleaseApplication from, ReleaseApplication to, Direction direction) {
        boolean up = direction == Direction.UP;
        String other = (up ? from : to).modules().version();
        return (up ? to : from).appup().flatMap(appup ->
                appup.entryFor(direction, other).map(entry -> new Found(appup, entry, direction)));
    }

    private Diagnostic refusal(ReleaseApplication from, ReleaseApplication to) {
        String old = from.modules().version();
        String now = to.modules().version();
        String what = "nothing leads from " + from + " to " + now + ": ";
        if (from.appup().isEmpty() && to.appup().isEmpty()) {
            return Diagnostic.error(
                    "no_appup",
                    to.version().position(),
                    what + "there is neither " + to.place() + " nor " + from.place(),
                    "draft the newer one's upgrade file with molt appup, and pack it into its jar");
        }
        String cure = first == Direction.UP
                ? "add `- from: " + old + "` under `up:` of " + to.place()
                : "add `- to: " + now + "` under `down:` of " + from.place();
        return Diagnostic.error(
                "no_relup",
                to.version().position(),
                what + to.place() + (to.appup().isPresent() ? " has no entry from " + old : " is not there") + ", and "
                        + from.place() + (from.appup().isPresent() ? " has none to " + now : " is not there"),
                cure);
    }

    /** The file is for the application and the version that it lies in. */
    private boolean isOf(ReleaseApplication owner, Appup appup) {
        String name = owner.name();
        String version = owner.modules().version();
        if (!appup.application().value().equals(name)) {
            errors.add(Diagnostic.error(
                    "bad_application",
                    appup.application().position(),
                    "this file is for application " + appup.application() + ", and lies in " + name,
                    "write `application: " + name + "`"));
        } else if (!appup.version().value().equals(version)) {
            errors.add(Diagnostic.error(
                    "bad_vsn",
                    appup.version().position(),
                    "this file is for version " + appup.version() + ", and lies in " + owner,
                    "write `version: " + version + "`"));
        } else {
            return true;
        }
        return false;
    }
}
