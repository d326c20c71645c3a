package dev.molt.journal;

/** Measures one upgrade at a time, and one step of it at a time. */
final class Stopwatch {

    private long upgradeBegan = System.nanoTime();
    private String step = "";
    private long stepBegan;
    private long suspendedMilliseconds;

    void upgradeBegins() {
        upgradeBegan = System.nanoTime();
        suspendedMilliseconds = 0;
    }

    void stepBegins(String begun) {
        step = begun;
        stepBegan = System.nanoTime();
    }

    void suspended(long milliseconds) {
        suspendedMilliseconds = milliseconds;
    }

    /** What a step took that has ended; nothing if nobody said that it began. */
    Measured ended(String ended) {
        long now = System.nanoTime();
        if (ended.equals(JournalEntry.END)) {
            return new Measured(now - upgradeBegan, suspendedMilliseconds);
        }
        boolean wasBegun = ended.equals(step);
        step = wasBegun ? "" : step;
        return new Measured(wasBegun ? now - stepBegan : 0, suspendedMilliseconds);
    }
}
