package dev.molt.diff;

/**
 * One change for which HotSpot refuses to redefine a class.
 *
 * @param kind what kind of change, with HotSpot's words for it
 * @param text the member and what happened to it: {@code field quest: quest.Quest added}
 * @param cause the change in the source that the compiler turned into this, where the member is the compiler's own;
 *     else the empty string
 * @param cure what to do about it
 */
public record ShapeChange(ShapeKind kind, String text, String cause, String cure) {

    /** A change of a member that people wrote. */
    static ShapeChange of(ShapeKind kind, String text) {
        return new ShapeChange(kind, text, "", kind.cure());
    }

    /** HotSpot's own words. */
    public String refusal() {
        return kind.refusal();
    }

    @Override
    public String toString() {
        return cause.isEmpty() ? text : text + ": " + cause;
    }
}
