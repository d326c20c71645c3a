package dev.molt.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What no field leads to is missed, and the count tells. A test that fails here has found the walk better than
 * described.
 */
@EveryJdk
class MissedTest {

    private static final String MAKER = "java/lang/invoke/ConstantBootstraps";

    @Test
    void aLocalVariable() {
        Sample local = new Sample();
        assertMissed(Sample.class);
        assertSame(local, local.itself());
    }

    @Test
    void aConstantThatAClassComputed() throws ReflectiveOperationException {
        Supplier<?> holder = (Supplier<?>) new BytesLoader(Map.of("Computing", computing()))
                .load("Computing").getConstructor().newInstance();
        Class<?> type = holder.get().getClass();
        assertSame(Constant.class, type);
        assertMissed(type);
        assertSame(holder.get(), holder.get());
    }

    private static void assertMissed(Class<?> type) {
        Found found = Walks.open().find(Set.of(type), List.of());
        assertEquals(List.of(), found.objects());
        assertEquals(Map.of(type.getName(), 1L), found.missedOf(Walks.count(type)));
    }

    /** A class whose {@code get} gives a constant: what the constructor of {@link Constant} made at the first time. */
    private static byte[] computing() {
        String constant = Type.getInternalName(Constant.class);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Computing", null, "java/lang/Object",
                new String[] {"java/util/function/Supplier"});
        MethodVisitor init = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(0, 0);
        Handle invoke = new Handle(Opcodes.H_INVOKESTATIC, MAKER, "invoke", "(Ljava/lang/invoke/MethodHandles$Lookup;"
                + "Ljava/lang/String;Ljava/lang/Class;Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)"
                + "Ljava/lang/Object;", false);
        Handle make = new Handle(Opcodes.H_NEWINVOKESPECIAL, constant, "<init>", "()V", false);
        MethodVisitor get = writer.visitMethod(Opcodes.ACC_PUBLIC, "get", "()Ljava/lang/Object;", null, null);
        get.visitLdcInsn(new ConstantDynamic("made", "Ljava/lang/Object;", invoke, make));
        get.visitInsn(Opcodes.ARETURN);
        get.visitMaxs(0, 0);
        return writer.toByteArray();
    }

    /** Is held by a local variable. */
    private static final class Sample {

        private Object itself() {
            return this;
        }
    }

    /** Is held by a constant pool. */
    public static final class Constant {
    }
}
