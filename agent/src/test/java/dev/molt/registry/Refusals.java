package dev.molt.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import org.junit.jupiter.api.function.Executable;

/** What tests expect of refusals. */
final class Refusals {

    private Refusals() {}

    /** The only reason of a refusal: its code and its text. */
    static void assertRefused(String code, String text, Executable action) {
        RefusedException refused = assertThrows(RefusedException.class, action);
        assertEquals(1, refused.diagnostics().size());
        Diagnostic diagnostic = refused.diagnostics().get(0);
        assertEquals(text, diagnostic.render());
        assertEquals(code, diagnostic.code());
    }
}
