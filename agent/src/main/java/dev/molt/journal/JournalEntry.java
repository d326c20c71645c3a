package dev.molt.journal;

/**
 * One step of one upgrade or downgrade.
 *
 * @param time when, in ISO 8601, UTC
 * @param upgrade the number of the upgrade in this JVM, from 1; 0 for what belongs to none
 * @param step what was done: {@code begin}, an instruction of the script, {@code undo} or {@code end};
 *     {@code other} for classes that somebody else changed, {@code folders} where those of class folders cannot be kept,
 *     {@code journal} where the journal's file could not be written, {@code listener} where a listener failed
 * @param outcome {@code ok}, {@code failed} or {@code undone}
 * @param detail more of it, or the empty string
 */
public record JournalEntry(String time, int upgrade, String step, String outcome, String detail) {

    /** The first step of an upgrade. */
    public static final String BEGIN = "begin";

    /** The last step of an upgrade. */
    public static final String END = "end";
}
