package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** What another agent makes of the JDK's classes that Molt patches stays, and so does what Molt makes of them. */
class RedefinedJdkIT {

    private static final Fixture ADDING = Fixture.of("redefinedjdk", """
            class Commands {
                static String words() {
                    return Runnable.class + " " + java.lang.invoke.MethodHandles.publicLookup() + " " + defined();
                }
                static String defined() {
                    try {
                        return "" + new ClassLoader() { Class<?> define() { return defineClass("java.x.Y", new byte[1], 0, 1); } }.define();
                    } catch (SecurityException e) { return e.getMessage(); }
                }
                static String members() { return java.util.Arrays.toString(Kept.class.getDeclaredFields()); }
                static String again() throws Exception {
                    return "" + Class.forName("app.Other").getMethod("redefine", String.class).invoke(null, "2");
                }
            }
            """, "class Kept { int x; }", "class Kept { int x; String y; }");

    @OnEveryStart
    void bothStay(Start start) {
        String agent = "-javaagent:" + other();
        try (TargetJvm jvm = TargetJvm.start(start, ADDING.v1(), agent)) {
            assertEquals(words("1"), jvm.ask("words"));
            jvm.ask("members");
            Outcome up = Molt.of(jvm).upgrade(ADDING.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals(words("1"), jvm.ask("words"));
            assertEquals("[int app.Kept.x, java.lang.String app.Kept.y]", jvm.ask("members"));
            assertEquals("done", jvm.ask("again"));
            assertEquals(words("2"), jvm.ask("words"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("[int app.Kept.x]", jvm.ask("members"));
            up = Molt.of(jvm).upgrade(ADDING.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("[int app.Kept.x, java.lang.String app.Kept.y]", jvm.ask("members"));
            assertEquals(words("2"), jvm.ask("words"));
        }
    }

    private static String words(String changed) {
        return "interfac" + changed + " java.lang.Runnable java.lang.Object/publicLooku" + changed
                + " Prohibited package nam" + changed + ": java.x";
    }

    /** Changes the last letter of a word in each of three classes. */
    private static Path other() {
        return OtherAgent.jar("""
                import java.lang.instrument.*;
                import java.lang.invoke.MethodHandles;
                import java.nio.charset.StandardCharsets;
                public class Other {
                    private static Instrumentation all;
                    public static void premain(String none, Instrumentation instrumentation) throws Exception {
                        all = instrumentation;
                        redefine("1");
                    }
                    public static String redefine(String last) throws Exception {
                        all.redefineClasses(changed(Class.class, "interface ", "interfac" + last + " "),
                                changed(MethodHandles.Lookup.class, "/publicLookup", "/publicLooku" + last),
                                changed(ClassLoader.class, "Prohibited package name", "Prohibited package nam" + last));
                        return "done";
                    }
                    private static ClassDefinition changed(Class<?> type, String word, String instead) throws Exception {
                        try (var in = Object.class.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
                            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                            return new ClassDefinition(type, text.replace(word, instead).getBytes(StandardCharsets.ISO_8859_1));
                        }
                    }
                }
                """, ADDING.file("other.jar"));
    }
}
