package dev.molt.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a diagnostic reads. */
class DiagnosticTest {

    private static final String MESSAGE = "there is no such thing";

    @Test
    void showsThePlaceTheLineTheCaretAndTheCure() {
        assertEquals(
                """
                a.yaml:2:5: error: there is no such thing
                  two three
                      ^
                  cure: write one""",
                at("one\ntwo three\nfour", 2, 5).render());
    }

    @Test
    void keepsTabsSoThatTheCaretStandsUnderItsColumn() {
        assertCaret("\ta\tb", 4, "\t \t^");
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneAsOne() {
        assertCaret("\uD835\uDC9C: b", 4, "   ^");
    }

    @Test
    void givesWideCharactersTwoColumns() {
        assertCaret("升级。 x", 5, "       ^");
    }

    @Test
    void putsTheCaretBehindTheEndOfALine() {
        assertCaret("a", 4, "   ^");
    }

    @Test
    void showsOfALongLineThePartAroundThePlace() {
        String line = "a".repeat(1000) + "b" + "c".repeat(1000);
        List<String> told = at(line, 1, 1001).render().lines().toList();
        assertEquals("  ..." + "a".repeat(80) + "b" + "c".repeat(79) + "...", told.get(1));
        assertEquals(" ".repeat(85) + "^", told.get(2));
    }

    @Test
    void showsAnEmptyLineWhereTheSourceHasNone() {
        assertEquals("a.yaml:9:1: error: there is no such thing\n  \n  ^\n  cure: write one", at("one", 9, 1).render());
    }

    @Test
    void leavesOutThePlaceAndTheCureWhereThereIsNone() {
        assertEquals("warning: there is no such thing", Diagnostic.warning("code", null, MESSAGE, "").render());
    }

    @Test
    void onlyErrorsRefuse() {
        assertTrue(at("x", 1, 1).isError());
        assertFalse(Diagnostic.warning("code", null, MESSAGE, "").isError());
    }

    @Test
    void aRefusalTellsEveryReasonInOrder() {
        Diagnostic first = Diagnostic.error("code", null, "first", "");
        Diagnostic second = Diagnostic.error("code", null, "second", "");
        RefusedException refused = new RefusedException(List.of(first, second));
        assertEquals("error: first\nerror: second", refused.getMessage());
        assertEquals(List.of(first, second), refused.diagnostics());
    }

    private static void assertCaret(String line, int column, String caret) {
        assertEquals("  " + caret, at(line, 1, column).render().lines().toList().get(2));
    }

    private static Diagnostic at(String text, int line, int column) {
        return Diagnostic.error("code", new Position(new Source("a.yaml", text), line, column), MESSAGE, "write one");
    }
}
