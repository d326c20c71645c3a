package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A clone has added fields of its own, with the values that the original had when it was cloned. */
class ClonesIT {

    private static final String SHARED =
            """
            class Commands {
                static final Sheep DOLLY = new Lamb();
                static Sheep clone;
                static String cloned() { clone = DOLLY.twin(); return both(); }
                static String both() { return DOLLY.say() + " | " + clone.say(); }
                static String shear() { DOLLY.change("shorn"); return both(); }
                static String flock() { return new Flock().twice(); }
            }
            """;

    private static final Fixture SHEEP = Fixture.of(
            "sheep",
            SHARED,
            """
            class Sheep implements Cloneable {
                int age = 1;
                protected Object clone() throws CloneNotSupportedException { return super.clone(); }
                Sheep twin() { try { return (Sheep) clone(); } catch (CloneNotSupportedException e) { return null; } }
                String say() { return "old " + age; }
                void change(String to) { age++; }
            }
            class Lamb extends Sheep { }
            class Flock extends ArrayList<String> { String twice() { return "old"; } }
            """,
            """
            class Sheep implements Cloneable {
                int age = 1;
                String coat = "woolly";
                protected Object clone() throws CloneNotSupportedException { return super.clone(); }
                Sheep twin() { try { return (Sheep) clone(); } catch (CloneNotSupportedException e) { return null; } }
                String say() { return age + " " + coat; }
                void change(String to) { age++; coat = to; }
            }
            class Lamb extends Sheep {
                String bell = "silver";
                protected Object clone() throws CloneNotSupportedException {
                    Lamb lamb = (Lamb) super.clone();
                    lamb.bell += " of its own";
                    return lamb;
                }
                String say() { return super.say() + " " + bell; }
                void change(String to) { super.change(to); bell = "gold"; }
            }
            class Flock extends ArrayList<String> {
                String name = "flock";
                String twice() { Flock two = (Flock) clone(); two.name = "two"; return name + " " + two.name; }
            }
            """);

    private static final String UP =
            """
            [{update: {module: app.Sheep, change: {advanced: []}, code_change: {set: {coat: '"grey"'}}}},
             {update: {module: app.Lamb, change: {advanced: []}, code_change: {set: {bell: '"brass"'}}}},
             {load_module: app.Flock}]
            """;

    @OnEveryStart
    void hasFieldsOfItsOwn(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, SHEEP.v1())) {
            assertEquals("old 1 | old 1", jvm.ask("cloned"));
            Outcome up = Molt.of(jvm).upgrade(SHEEP.v2(), "--appup", SHEEP.appup(UP, "[]").toString());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("1 grey brass | 1 grey brass", jvm.ask("both"));
            assertEquals("1 grey brass | 1 grey brass of its own", jvm.ask("cloned"));
            assertEquals("2 shorn gold | 1 grey brass of its own", jvm.ask("shear"));
            assertEquals("flock two", jvm.ask("flock"));
        }
    }
}
