package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Optional;

/**
 * An upgrade file: how an application comes to one version from others, and goes back to them.
 *
 * @param source the text it was read from
 * @param application the application's name
 * @param version the version that it upgrades to and downgrades from
 * @param windows whether unrelated components share one window
 * @param up entries tried in order when upgrading to {@code version}
 * @param down entries tried in order when downgrading from {@code version}
 */
public record Appup(
        Source source,
        Located<String> application,
        Located<String> version,
        Windows windows,
        List<Entry> up,
        List<Entry> down) {

    /** What to do for the versions that a pattern matches. */
    public record Entry(Position position, Located<VersionPattern> version, List<AppupInstruction> instructions) {}

    /** The first entry of a direction whose pattern matches the other version. */
    public Optional<Entry> entryFor(Direction direction, String otherVersion) {
        List<Entry> entries = direction == Direction.UP ? up : down;
        return entries.stream().filter(e -> e.version().value().matches(otherVersion)).findFirst();
    }
}
