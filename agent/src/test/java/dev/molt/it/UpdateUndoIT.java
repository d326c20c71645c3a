package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ways back that are harder than usual: what can go back does, and nobody is told otherwise. */
class UpdateUndoIT {

    private static final Fixture SHAPES = Fixture.of(
            "shapes",
            """
            class One { }
            class Two { }
            class Commands {
                static final Form FORM = new Form();
                static String say() { return FORM.say(); }
            }
            """,
            form(1, "One"),
            form(10, "Two"));

    private static String form(int unit, String parent) {
        return """
            class Form {
                private int size = UNIT;
                static int fail(int size) {
                    new Round();
                    if (size > 0) { throw new IllegalStateException("no"); }
                    return size;
                }
                static boolean decline() { return new Round() == null; }
                String say() { return UNIT + ":" + size; }
            }
            class Round extends PARENT { }
            """.replace("UNIT", "" + unit).replace("PARENT", parent);
    }

    private static final String STAYS = "; app.Round came up in shapes 2.0 meanwhile and cannot go back: app.Round cannot be"
            + " reshaped: superclass changed from app.Two to app.One";

    @OnEveryStart
    void aClassThatCameUpNewAndCannotGoBackKeepsNoOtherFromIt(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHAPES.v1())) {
            assertEquals("1:1", jvm.ask("say"));
            String reason = assertFailed(jvm, "{load_module: app.Form},"
                    + " {apply: {module: app.Form, function: decline, arguments: []}}");
            assertEquals("failed: apply app.Form.decline returned false" + STAYS, reason);
        }
    }

    @OnEveryStart
    void norFromBehindTheGates(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHAPES.v1())) {
            assertEquals("1:1", jvm.ask("say"));
            String reason = assertFailed(jvm, "{update: {module: app.Form, change: {advanced: []},"
                    + " code_change: {convert: {size: 'fail(size)'}}}}");
            assertTrue(reason.startsWith("failed: code_change of app.Form threw") && reason.endsWith(STAYS), reason);
        }
    }

    private static String assertFailed(TargetJvm jvm, String instructions) {
        String appup = SHAPES.appup("[{load_module: app.Round}, " + instructions + "]", "[]").toString();
        Outcome up = Molt.of(jvm).upgrade(SHAPES.v2(), "--appup", appup);
        assertEquals(Outcome.FAILED, up.exit(), up.toString());
        assertEquals("1:1", jvm.ask("say"));
        return up.err();
    }
}
