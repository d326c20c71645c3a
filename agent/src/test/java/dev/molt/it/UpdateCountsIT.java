package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** How many objects an update says that it transformed: as many as the JVM counts, of the loader that it is about. */
class UpdateCountsIT {

    private static final String PLUGIN =
            """
            class Plugin {
                static final List<Box> BOXES = new ArrayList<>();
                static String say() {
                    if (BOXES.isEmpty()) { fill(Integer.getInteger("boxes", 100)); }
                    Set<String> said = new TreeSet<>();
                    for (Box box : BOXES) { said.add(box.say()); }
                    return said.toString();
                }
                private static void fill(int count) {
                    for (int i = 0; i < count; i++) { BOXES.add(i % 10 == 0 ? new SmallBox() : new Box()); }
                    System.setProperty("boxes", "" + (count + 23));
                }
            }
            class SmallBox extends Box { }
            class Box { private TYPE size = 7; String say() { return "TYPE " + size; } }
            """;

    private static final Fixture BOXES = Fixture.of("boxes", "", PLUGIN.replace("TYPE", "int"), PLUGIN.replace("TYPE", "long"));

    private static final String UPDATE = "[{update: {module: app.Box, change: {advanced: []}, code_change: {convert: {size: '%s'}}}}]";

    @OnEveryStart
    void areThoseOfTheHistogramLoaderByLoader(Start start) {
        Path first = BOXES.older().jar(BOXES.file("first.jar"));
        Path second = BOXES.older().jar(BOXES.file("second.jar"));
        String appup = BOXES.appup(UPDATE.formatted("size * 10L"), UPDATE.formatted("(int) (size / 10)")).toString();
        try (TargetJvm jvm = TargetJvm.start(start, LoadersIT.HOST.v1(), "-Dplugins=" + first + ":" + second)) {
            Molt molt = Molt.of(jvm);
            assertEquals("[[int 7], [int 7]]", jvm.ask("orphans"));
            assertEquals("[Box 110, Box 90, SmallBox 10, SmallBox 13]", jvm.ask("histogram"));
            String loader = LoadersIT.loaders(molt, "boxes").get(1);
            assertChanged(123, molt.upgrade(BOXES.v2(), "--appup", appup, "--loader", loader));
            assertEquals("[[int 7], [long 70]]", jvm.ask("call"));
            assertChanged(100, molt.upgrade(BOXES.v2(), "--appup", appup, "--loader", LoadersIT.loaders(molt, "boxes").get(0)));
            assertEquals("[[long 70], [long 70]]", jvm.ask("call"));
            assertEquals("[Box 110, Box 90, SmallBox 10, SmallBox 13]", jvm.ask("histogram"));
            assertChanged(123, molt.downgrade("--application", "boxes", "--loader", loader));
            assertEquals("[[long 70], [int 7]]", jvm.ask("call"));
        }
    }

    private static void assertChanged(int count, Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
        assertTrue(outcome.out().contains("; changed: " + count + " app.Box\n"), outcome.out());
    }
}
