package dev.molt.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** Every access flag turned over in class files of several versions, also as no compiler would: HotSpot agrees. */
@EveryJdk
class FlagsAgreeTest {

    private static final int BITS = 16;

    private final byte[] original = Sources.compile(
            "class A { static Object o = \"\"; int x; void m() { } A() { } }", "--release", "17").get("A");

    @ParameterizedTest
    @ValueSource(ints = {50, 52, 55, 61})
    void onClasses(int version) {
        agree(version, (node, bit) -> node.access ^= bit);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 52, 55, 61})
    void onFields(int version) {
        agree(version, (node, bit) -> node.fields.forEach(field -> field.access ^= bit));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 52, 55, 61})
    void onMethods(int version) {
        agree(version, (node, bit) -> method(node, "m", bit));
        agree(version, (node, bit) -> method(node, "<init>", bit));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 52, 55, 61})
    void onStaticInitializers(int version) {
        agree(version, (node, bit) -> method(node, "<clinit>", bit));
    }

    private static void method(ClassNode node, String name, int bit) {
        node.methods.stream().filter(method -> method.name.equals(name)).forEach(method -> method.access ^= bit);
    }

    private void agree(int version, BiConsumer<ClassNode, Integer> turn) {
        byte[] before = written(version, node -> { });
        int judged = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int flag = 1 << bit;
            byte[] after = written(version, node -> turn.accept(node, flag));
            Optional<String> refusal;
            try {
                refusal = HotSpot.redefine(new BytesLoader(Map.of("A", before)).load("A"), after);
            } catch (LinkageError e) {
                // Not a legal class file, which no diff is asked about.
                continue;
            }
            judged++;
            ClassDiff diff = ClassDiff.between(ClassFile.of(before), ClassFile.of(after));
            assertEquals(refusal.isEmpty(), diff.accepted(), () -> Integer.toHexString(flag) + ": " + refusal);
            assertTrue(refusal.isEmpty() || diff.refusals().contains(refusal.get()), refusal::toString);
        }
        assertTrue(judged > BITS / 4, () -> "few flags were legal");
    }

    private byte[] written(int version, Consumer<ClassNode> edit) {
        ClassNode node = new ClassNode();
        new ClassReader(original).accept(node, ClassReader.SKIP_FRAMES);
        node.version = version;
        edit.accept(node);
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }
}
