package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** All classes of an upgrade change, or none does. */
class AtomicityIT {

    private static final Fixture BATCH = Fixture.of(
            "batch",
            """
            class Commands {
                static final First FIRST = new First();
                static final Middle MIDDLE = new Middle();
                static final Zulu ZULU = new Zulu();
                static String say() { return FIRST.text() + MIDDLE.text() + ZULU.text(); }
                static String added() throws Exception {
                    try { return "" + Class.forName("app.Added").getDeclaredMethod("say").invoke(null); }
                    catch (java.lang.reflect.InvocationTargetException e) { return "" + e.getCause(); }
                }
                static String late() { return new Late().text(); }
            }
            """,
            """
            class First { String text() { return "1"; } }
            class Middle { String text() { return "1"; } }
            class Zulu { String text() { return "1"; } }
            class Late { String text() { return "1"; } }
            """,
            """
            class Added { static String say() { return "added"; } }
            class First { String text() { return "2"; } }
            class Middle { String text() { return "2"; } }
            class Zulu { String text() { return "2"; } }
            class Late { String text() { return "2"; } }
            """);

    @OnEveryStart
    void oneClassThatFailsVerificationKeepsAllOut(Start start) {
        Path broken = BATCH.newer()
                .with("app/Middle.class", unverifiable(BATCH.newer().files().get("app/Middle.class")))
                .jar(BATCH.file("broken.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, BATCH.v1())) {
            assertEquals("111", jvm.ask("say"));
            assertEquals(
                    new Outcome(
                            Outcome.FAILED,
                            "",
                            "failed: the JVM refused the new classes: app.Middle fails verification: Bad type on"
                                    + " operand stack in app/Middle.text()Ljava/lang/String; @1: areturn"),
                    Molt.of(jvm).upgrade(broken));
            assertEquals("111", jvm.ask("say"));
            assertEquals(
                    "java.lang.NoClassDefFoundError: app.Added belongs to batch 2.0, which was not installed",
                    jvm.ask("added"));
            Outcome up = Molt.of(jvm).upgrade(BATCH.v2());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("222", jvm.ask("say"));
            assertEquals("added", jvm.ask("added"));
            assertEquals("2", jvm.ask("late"));
        }
    }

    /** Its method {@code text} returns a number where text is wanted. */
    static byte[] unverifiable(byte[] file) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, type, generic, thrown);
                if (!name.equals("text")) {
                    return method;
                }
                method.visitCode();
                method.visitInsn(Opcodes.ICONST_0);
                method.visitInsn(Opcodes.ARETURN);
                method.visitMaxs(1, 1);
                method.visitEnd();
                return null;
            }
        }, 0);
        return writer.toByteArray();
    }
}
