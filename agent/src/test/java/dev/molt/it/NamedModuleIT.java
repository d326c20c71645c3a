package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** An application on the module path: what is beside its classes is of its module, and reaches Molt's boot classes. */
class NamedModuleIT {

    private static final Fixture PLACED = Fixture.of(
            "placed",
            """
            class Commands {
                static final Till TILL = new Till();
                static String say() { return TILL.say(); }
                static String handles() throws Throwable {
                    var label = Till.class.getDeclaredMethod("label");
                    label.setAccessible(true);
                    var last = Till.class.getDeclaredField("last");
                    last.setAccessible(true);
                    var all = java.lang.invoke.MethodHandles.publicLookup();
                    return (String) all.unreflect(label).invoke(TILL) + (String) all.unreflectGetter(last).invoke(TILL);
                }
                static String module() { return TILL.getClass().getModule().getName(); }
            }
            """,
            "class Till { private int sum = 1; String say() { return \"sum \" + sum++; } }",
            """
            class Till {
                private static final List<String> LOG = new ArrayList<>();
                private int sum = 1;
                private String last = "none";
                String say() {
                    Supplier<String> now = () -> label();
                    LOG.add(now.get());
                    Object named = new Object() { @Override public String toString() { return "anonymous " + sum; } };
                    return "sum " + sum++ + " " + LOG + " " + named;
                }
                private String label() { last = "label " + sum; return last; }
            }
            """);

    @OnEveryStart
    void membersComeAndGo(Start start) {
        Path jar = PLACED.older().with("module-info.class", module()).jar(PLACED.file("module.jar"));
        List<String> command = new ArrayList<>(List.of(start.jdk().program("java"), "-Xmx128m"));
        if (!start.attached()) {
            command.add("-javaagent:" + Molt.jar());
        }
        command.addAll(List.of("-p", jar.toString(), "-m", "placed/app.Main"));
        try (TargetJvm jvm = TargetJvm.start(new ProcessBuilder(command))) {
            assertEquals("ready", jvm.line());
            if (start.attached()) {
                assertEquals(Outcome.DONE, Molt.attach(start.jdk(), jvm.pid()).exit());
            }
            assertEquals("placed", jvm.ask("module"));
            assertEquals("sum 1", jvm.ask("say"));
            Path v2 = PLACED.newer().with("module-info.class", module()).jar(PLACED.file("module2.jar"));
            Outcome up = Molt.of(jvm).upgrade(v2);
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("sum 2 [label 2] anonymous 3", jvm.ask("say"));
            assertEquals("sum 3 [label 2, label 3] anonymous 4", jvm.ask("say"));
            assertEquals("label 4label 4", jvm.ask("handles"));
            Outcome down = Molt.of(jvm).downgrade();
            assertEquals(Outcome.DONE, down.exit(), down.toString());
            assertEquals("sum 4", jvm.ask("say"));
        }
    }

    private static byte[] module() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = writer.visitModule("placed", 0, null);
        module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        module.visitExport("app", 0);
        module.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
