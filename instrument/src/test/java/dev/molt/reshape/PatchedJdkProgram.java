package dev.molt.reshape;

import dev.molt.boot.Boot;
import dev.molt.testing.FakeServices;
import dev.molt.testing.HotSpot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;

/** Runs in a JVM that verifies the JDK's classes, too: gives it the patched ones, and uses them. */
public final class PatchedJdkProgram {

    private PatchedJdkProgram() {
    }

    /** Prints what the JVM says of a class whose frames were taken out, and then what works with the patches. */
    public static void main(String[] arguments) throws Throwable {
        Boot.connect(FakeServices.handles());
        HotSpot.instrumentation().redefineModule(Object.class.getModule(), Set.of(Boot.class.getModule()), Map.of(), Map.of(),
                Set.of(), Map.of());
        System.out.println(redefine(Set.of(LookupPatches.LOOKUP), true));
        System.out.println(redefine(JdkPatchesTest.all(), false));
        System.out.println(Kept.class.getDeclaredField("x").getGenericType() + " " + Kept.class.getDeclaredMethods().length
                + " " + Kept.class.getNestHost().getSimpleName() + " " + Kept.class.getDeclaredConstructors()[0].getParameters().length);
        System.out.println((int) MethodHandles.lookup().findVirtual(Kept.class, "twice", MethodType.methodType(int.class))
                .invokeExact(copy(new Kept(21))));
    }

    private static String redefine(Set<String> names, boolean damaged) throws Exception {
        Instrumentation instrumentation = HotSpot.instrumentation();
        List<ClassDefinition> all = new ArrayList<>();
        for (String name : names) {
            byte[] patched = JdkPatches.patch(JdkPatchesTest.read(name)).bytes();
            all.add(new ClassDefinition(Class.forName(name.replace('/', '.')), damaged ? withoutFrames(patched) : patched));
        }
        try {
            instrumentation.redefineClasses(all.toArray(ClassDefinition[]::new));
            return "patched";
        } catch (VerifyError e) {
            return "refused";
        }
    }

    private static byte[] withoutFrames(byte[] classFile) {
        ClassNode node = Nodes.of(classFile);
        node.methods.forEach(method -> method.instructions.forEach(instruction -> {
            if (instruction instanceof FrameNode) {
                method.instructions.remove(instruction);
            }
        }));
        return Nodes.bytes(node);
    }

    private static Kept copy(Kept kept) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(kept);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Kept) in.readObject();
        }
    }

    /** Something to look at, and to store. */
    private static final class Kept implements Serializable {

        private static final long serialVersionUID = 1;
        private final int x;

        Kept(int x) {
            this.x = x;
        }

        int twice() {
            return 2 * x;
        }
    }
}
