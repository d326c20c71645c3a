package dev.molt.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.diff.ClassDiff;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.JavaBase;
import dev.molt.testing.Linking;
import dev.molt.testing.Verification;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Whatever a compiler made keeps its shape and verifies when it is gated. */
@EveryJdk
class GatedVerifyTest {

    private static final int HUNDREDS = 800;

    @Test
    void everyClassOfTheJdkKeepsItsShapeAndItsCodeBehindTheGate() {
        assertTrue(JavaBase.each(bytes -> {
            byte[] gated = Gating.gate(bytes, Long.MAX_VALUE);
            ClassDiff diff = ClassDiff.between(ClassFile.of(bytes), ClassFile.of(gated));
            assertEquals(List.of(), diff.shapeChanges(), diff.name());
            assertEquals(methods(bytes).stream().filter(GatedVerifyTest::entered).count(), diff.bodyChanges().size(),
                    diff.name());
            Verification.verify(gated);
            bodiesStay(diff.name(), methods(bytes), methods(gated));
        }) > HUNDREDS);
    }

    @Test
    void theJvmVerifiesWhatIsGated() throws IOException {
        long linked = Linking.count(bytes -> Gating.gate(bytes, Long.MAX_VALUE));
        assertTrue(linked > 3 * HUNDREDS, "only " + linked);
    }

    private static void bodiesStay(String name, List<MethodNode> before, List<MethodNode> after) {
        for (int i = 0; i < before.size(); i++) {
            MethodNode method = before.get(i);
            int added = after.get(i).instructions.size() - method.instructions.size();
            assertEquals(entered(method), added > 0, name + "." + method.name);
            for (int j = 0; j < method.instructions.size(); j++) {
                assertEquals(method.instructions.get(j).getOpcode(),
                        after.get(i).instructions.get(added + j).getOpcode(), name + "." + method.name);
            }
            assertEquals(method.tryCatchBlocks.size(), after.get(i).tryCatchBlocks.size());
        }
    }

    private static boolean entered(MethodNode method) {
        return method.instructions.size() > 0 && !method.name.equals(MethodShape.STATIC_INITIALIZER);
    }

    private static List<MethodNode> methods(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return node.methods;
    }
}
