package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Optional;

/**
 * How one release comes from others, and goes back to them, as low-level scripts: {@code relup.yaml}.
 *
 * @param source the text it was read from
 * @param release the release's name
 * @param version the version that it upgrades to and downgrades from
 * @param up scripts by the version that they come from
 * @param down scripts by the version that they go to
 */
public record Relup(
        Source source, Located<String> release, Located<String> version, List<Entry> up, List<Entry> down) {

    /**
     * One script.
     *
     * @param version the other release's version
     * @param description in a few words, what it does; may be empty
     */
    public record Entry(
            Position position, Located<String> version, String description, List<Located<RelupInstruction>> script) {

        /** The script without its places, to be compared. */
        public List<RelupInstruction> instructions() {
            return script.stream().map(Located::value).toList();
        }
    }

    /** The script of a direction for another version. */
    public Optional<Entry> entryFor(Direction direction, String otherVersion) {
        List<Entry> entries = direction == Direction.UP ? up : down;
        return entries.stream().filter(entry -> entry.version().value().equals(otherVersion)).findFirst();
    }
}
