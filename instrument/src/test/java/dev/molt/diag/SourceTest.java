package dev.molt.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which text a line number means. */
class SourceTest {

    private final Source source = new Source("a.yaml", "one\r\ntwo\n\nfour");

    @Test
    void linesCountFromOneWhateverEndsThem() {
        assertEquals("one", source.line(1));
        assertEquals("two", source.line(2));
        assertEquals("", source.line(3));
        assertEquals("four", source.line(4));
    }

    @Test
    void linesThatAreNotThereAreEmpty() {
        assertEquals("", source.line(5));
        assertEquals("", new Source("empty.yaml", "").line(1));
    }

    @Test
    void aSourceAndAPlaceInItNameThemselves() {
        assertEquals("a.yaml", source.toString());
        assertEquals("a.yaml:4:2", new Position(source, 4, 2).toString());
    }
}
