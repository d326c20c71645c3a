package dev.molt.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MemberReference;
import dev.molt.classfile.References;
import dev.molt.classfile.Tombstone;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.JavaBase;
import dev.molt.testing.Verification;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Every class of java.base, against itself and against its tombstone. */
@EveryJdk
class JavaBaseTest {

    private static final int THOUSANDS = 5000;
    private static final Set<MemberReference> ONLY_THROWS = Set.of(
            new MemberReference("java.lang.NoClassDefFoundError", "<init>", "(Ljava/lang/String;)V"));

    @Test
    void aClassWrittenAnewDiffersFromItselfInNothing() {
        AtomicInteger rewritten = new AtomicInteger();
        int classes = JavaBase.each(bytes -> {
            ClassWriter writer = new ClassWriter(0);
            // Without line numbers, and with the constant pool in another order: all that must not count.
            new ClassReader(bytes).accept(writer, ClassReader.SKIP_DEBUG);
            ClassFile original = ClassFile.of(bytes);
            ClassDiff same = ClassDiff.between(original, ClassFile.of(bytes));
            ClassDiff anew = ClassDiff.between(original, ClassFile.of(writer.toByteArray()));
            assertTrue(same.sameBytes() && same.sameButDebug() && same.accepted(), original::name);
            assertEquals(List.of(), anew.bodyChanges(), original::name);
            assertEquals(List.of(), anew.shapeChanges(), original::name);
            rewritten.addAndGet(anew.sameBytes() ? 0 : 1);
            assertEquals(List.of(), SilentChanges.between(original, ClassFile.of(writer.toByteArray())));
        });
        assertTrue(classes > THOUSANDS && rewritten.get() > THOUSANDS);
    }

    @Test
    void aTombstoneIsShapedLikeTheClassAndVerifies() {
        JavaBase.each(bytes -> {
            byte[] dead = Tombstone.of(bytes, "deleted by release 2");
            ClassFile original = ClassFile.of(bytes);
            ClassFile tombstone = ClassFile.of(dead);
            assertEquals(List.of(), ClassDiff.between(original, tombstone).shapeChanges(), original::name);
            assertEquals(original.majorVersion(), tombstone.majorVersion());
            assertEquals(original.fields(), tombstone.fields());
            assertTrue(ONLY_THROWS.containsAll(References.in(tombstone).members()), original::name);
            Verification.verify(dead);
        });
    }
}
