package dev.molt.diag;

/**
 * A place in a source, counted from 1 as editors do.
 *
 * @param source the text
 * @param line the line, from 1
 * @param column the column in Unicode characters (code points), from 1
 */
public record Position(Source source, int line, int column) {

    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }
}
