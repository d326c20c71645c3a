package dev.molt.diag;

/**
 * A value with the place where somebody wrote it.
 *
 * @param <T> the value's type
 * @param value what was written
 * @param position where, or null for a value that no file holds
 */
public record Located<T>(T value, Position position) {

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
