package dev.molt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Old values come out as what they were, or as what an assignment in Java makes of them. */
class OldStateTest {

    private static final OldState STATE = new OldState("quest.Player", values());

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("gold", 5);
        values.put("rank", 'b');
        values.put("nick", "ada");
        values.put("quest", null);
        return values;
    }

    @Test
    void namesAreInTheOrderOfTheClass() {
        assertEquals(List.of("gold", "rank", "nick", "quest"), List.copyOf(STATE.names()));
        assertEquals("old state of quest.Player: gold, rank, nick, quest", STATE.toString());
        assertTrue(STATE.has("quest"));
        assertFalse(STATE.has("title"));
    }

    @Test
    void aValueIsOfTheTypeAskedFor() {
        int gold = STATE.get("gold", int.class);
        assertEquals(5, gold);
        String nick = STATE.get("nick", String.class);
        assertEquals("ada", nick);
        assertEquals("ada", STATE.get("nick", CharSequence.class));
        assertEquals(5, STATE.get("gold", Integer.class));
        assertEquals(5, STATE.get("gold", Number.class));
        assertEquals("ada", STATE.get("nick"));
        assertNull(STATE.get("quest", String.class));
        assertNull(STATE.get("quest"));
    }

    @Test
    void primitiveTypesAreWidened() {
        long gold = STATE.get("gold", long.class);
        assertEquals(5L, gold);
        assertEquals(5.0, STATE.get("gold", double.class));
        assertEquals((int) 'b', STATE.get("rank", int.class));
    }

    @Test
    void anotherNameIsToldWithThoseThereWere() {
        assertRefused("quest.Player had no field gld; it had gold, rank, nick, quest", () -> STATE.get("gld"));
        assertRefused("quest.Player had no field gld; it had gold, rank, nick, quest", () -> STATE.get("gld", int.class));
        assertRefused("quest.Empty had no field gld; it had none", () -> new OldState("quest.Empty", Map.of()).get("gld"));
    }

    @Test
    void anotherTypeIsToldWithTheValues() {
        assertRefused("nick of quest.Player is a java.lang.String, and no int", () -> STATE.get("nick", int.class));
        assertRefused("gold of quest.Player is a java.lang.Integer, and no short", () -> STATE.get("gold", short.class));
        assertRefused("gold of quest.Player is a java.lang.Integer, and no java.lang.Long",
                () -> STATE.get("gold", Long.class));
        assertRefused("gold of quest.Player is a java.lang.Integer, and no java.lang.String[]",
                () -> STATE.get("gold", String[].class));
        assertRefused("quest of quest.Player is null, and no boolean", () -> STATE.get("quest", boolean.class));
        assertRefused("gold of quest.Player is a java.lang.Integer, and no void", () -> STATE.get("gold", void.class));
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
