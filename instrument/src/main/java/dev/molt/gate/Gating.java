package dev.molt.gate;

import dev.molt.classfile.MethodShape;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts a gate before each method's body: {@code if (Gate.arrive(key, Owner.class, monitor)) return} the same method's
 * result with the same arguments, called anew.
 *
 * <p>What is called anew is the method of this class and no other, as an overriding one would run twice. Constructors
 * ask before they call the superclass's, and call themselves by {@code this(...)}. Static initializers and native
 * methods have no gate. The shape of the class stays, so that HotSpot accepts the outcome as a redefinition. The
 * class's module has to read the boot loader's unnamed module.
 *
 * <p>The gate's instructions have no line, so that a frame which stands in them shows as such: its line is negative.
 */
public final class Gating {

    /** Constants of classes came with it; before, a method could not name its own class. Code verifies the same. */
    private static final int OLDEST = Opcodes.V1_5;

    private Gating() {
    }

    /**
     * Gates every method of a class.
     *
     * @param classFile the class file
     * @param key what its methods are to show at the gate
     * @throws IllegalArgumentException if a method would become too large
     */
    public static byte[] gate(byte[] classFile, long key) {
        return gate(classFile, key, method -> true);
    }

    /**
     * Gates some methods of a class.
     *
     * @param methods their names, each followed by the descriptor
     * @throws IllegalArgumentException if a method would become too large
     */
    public static byte[] gate(byte[] classFile, long key, Set<String> methods) {
        return gate(classFile, key, method -> methods.contains(method.name + method.desc));
    }

    private static byte[] gate(byte[] classFile, long key, Predicate<MethodNode> gated) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode node = new ClassNode();
        reader.accept(node, 0);
        if ((node.version & 0xFFFF) < OLDEST) {
            node.version = OLDEST;
        }
        for (MethodNode method : node.methods) {
            boolean has = method.instructions.size() > 0 && !method.name.equals(MethodShape.STATIC_INITIALIZER);
            if (has && gated.test(method)) {
                new Entry(node, method, key).insert();
            }
        }
        // Built on the reader: attributes that ASM does not know go on pointing into the same pool.
        ClassWriter writer = new ClassWriter(reader, 0);
        node.accept(writer);
        try {
            return writer.toByteArray();
        } catch (MethodTooLargeException e) {
            throw tooLarge("method " + name(e.getClassName()) + '.' + e.getMethodName(), e);
        } catch (ClassTooLargeException e) {
            throw tooLarge("class " + name(e.getClassName()), e);
        }
    }

    private static IllegalArgumentException tooLarge(String what, IndexOutOfBoundsException reason) {
        return new IllegalArgumentException(what + " is too large to be suspended; divide it", reason);
    }

    private static String name(String internal) {
        return internal.replace('/', '.');
    }
}
