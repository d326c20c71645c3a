package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.Diagnostic;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A field that was dropped from all objects, and comes again, is as new to constants of enums. */
class DroppedFieldsTest {

    private static final String BARE = "package t; enum E { ONE, TWO }";
    private static final String WITH = "package t; enum E { ONE, TWO; String f = \"f\"; }";

    @Test
    void anAddedOneIsGivenAgainAndOnce() {
        Reshaped first = reshape(BARE, WITH, Homes.none());
        assertEquals(1, first.calls().size());
        assertEquals(0, reshape(BARE, WITH, first.homes()).calls().size(), "they have their values");
        Homes emptied = first.homes().emptied("t.E", "f", "Ljava/lang/String;");
        Reshaped again = reshape(BARE, WITH, reshape(BARE, BARE, emptied).homes());
        assertEquals(first.calls(), again.calls());
        assertEquals(first.homes(), again.homes());
    }

    @Test
    void oneThatTheClassWasLoadedWithIsWarnedOf() {
        Homes emptied = Homes.none().emptied("t.E", "f", "Ljava/lang/String;");
        assertEquals(List.of("t.E: enum constants that exist will have null, zero or false in f, which was dropped from"
                + " them"), reshape(WITH, WITH, emptied).diagnostics().stream().map(Diagnostic::message).toList());
        assertEquals(List.of(), reshape(WITH, BARE, emptied).diagnostics());
    }

    private static Reshaped reshape(String loaded, String wanted, Homes homes) {
        return Reshaper.reshape(new Release(shapes(loaded), Sources.compile(wanted), name -> Optional.empty()), homes);
    }

    private static Map<String, byte[]> shapes(String source) {
        Map<String, byte[]> classes = Sources.compile(source);
        classes.replaceAll((name, bytes) -> Preparation.orAsItIs(bytes));
        return classes;
    }
}
