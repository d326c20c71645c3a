package dev.molt.diag;

/**
 * A text that people wrote, by name, so that a diagnostic can show the offending line.
 *
 * @param name what to call it: a file's path, or an entry of a jar
 * @param text all of it
 */
public record Source(String name, String text) {

    /**
     * One line without its terminator, or the empty string where there is none of that number.
     *
     * @param number counted from 1
     */
    public String line(int number) {
        return text.lines().skip(Math.max(0, number - 1L)).findFirst().orElse("");
    }

    @Override
    public String toString() {
        return name;
    }
}
