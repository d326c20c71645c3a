package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** add_module: classes that the loader never heard of become its own. */
class AddModuleIT {

    private static final Fixture FAMILY = Fixture.of(
            "family",
            """
            class Reflection {
                static String on(String name) throws Exception {
                    Class<?> type = Class.forName(name);
                    return type.getSimpleName()
                            + ", same loader " + (type.getClassLoader() == Reflection.class.getClassLoader())
                            + ", same domain " + (type.getProtectionDomain() == Reflection.class.getProtectionDomain())
                            + ", same package " + (type.getPackage() == Reflection.class.getPackage())
                            + ", made " + type.getDeclaredConstructor().newInstance();
                }
            }
            """,
            """
            class Commands {
                static String call() { return "nobody"; }
                static String reflect() throws Exception { return Reflection.on("app.Able"); }
            }
            """,
            """
            class Able extends Coach implements Mover { public String toString() { return "Able " + ride() + move(); } }
            class Coach extends Wagon implements Rider { }
            interface Mover { default String move() { return " moves"; } }
            interface Rider extends Zest { default String ride() { return "rides with " + zest(); } }
            class Wagon { }
            interface Zest { default String zest() { return "zest"; } }
            class Commands {
                static String call() { return new Able().toString(); }
                static String reflect() throws Exception { return Reflection.on("app.Able"); }
            }
            """);

    private static final String UP =
            """
            [{add_module: app.Rider}, {add_module: app.Able}, {add_module: app.Zest}, {load_module: app.Commands},
             {add_module: app.Wagon}, {add_module: app.Coach}, {add_module: app.Mover}]""";

    @OnEveryStart
    void newClassesComeWithTheirParentsInWhateverOrderTheyAreWritten(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, FAMILY.v1())) {
            assertEquals("nobody", jvm.ask("call"));
            assertEquals("java.lang.ClassNotFoundException: app.Able", jvm.ask("reflect"));
            Outcome up = Molt.of(jvm).upgrade(FAMILY.v2(), "--appup", FAMILY.appup(UP, "[]").toString());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("Able rides with zest moves", jvm.ask("call"));
            assertEquals(
                    "Able, same loader true, same domain true, same package true, made Able rides with zest moves",
                    jvm.ask("reflect"));
        }
    }

    @OnEveryJdk
    void nobodyNeedsToWriteTheUpgradeFile(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, FAMILY.v1())) {
            assertEquals("nobody", jvm.ask("call"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(FAMILY.v2()).exit());
            assertEquals("Able rides with zest moves", jvm.ask("call"));
        }
    }

    @OnEveryJdk
    void aSignedJarTakesNewClasses(Start start) throws IOException, InterruptedException {
        Path keys = Files.createTempDirectory("molt-it").resolve("keys");
        String[] store = {"-storepass", "secret", "-keystore", keys.toString()};
        Path signed = FAMILY.older().jar(FAMILY.file("signed-" + start.jdk().major() + ".jar"));
        start.jdk().run("keytool", "-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=me",
                store[0], store[1], store[2], store[3]);
        start.jdk().run("jarsigner", store[0], store[1], store[2], store[3], signed.toString(), "me");
        Files.delete(keys);
        Files.delete(keys.getParent());
        try (TargetJvm jvm = TargetJvm.start(start, signed)) {
            assertEquals("nobody", jvm.ask("call"));
            Outcome up = Molt.of(jvm).upgrade(FAMILY.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("Able rides with zest moves", jvm.ask("call"));
        }
    }
}
