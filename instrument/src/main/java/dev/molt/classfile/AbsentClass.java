package dev.molt.classfile;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Bytes of a class of the wrong name: handed to the JVM by a transformer while a deleted class is being loaded, they
 * make it throw {@code NoClassDefFoundError: quest/Quest (wrong name: <text>)}.
 *
 * <p>That holds for loaders that tell {@code defineClass} the name they expect, as all but the most careless do.
 */
public final class AbsentClass {

    private AbsentClass() {
    }

    /**
     * A class file whose class is named by a text.
     *
     * @param text what the JVM is to say in its message; characters that no class name may hold come out as ones that
     *     look alike
     */
    public static byte[] named(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a class name cannot be empty");
        }
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, legal(text), null, "java/lang/Object", null);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** The text with one dot leader, fullwidth semicolon and left square bracket, and division slash. */
    private static String legal(String text) {
        return text.replace('.', '\u2024').replace(';', '\uFF1B').replace('[', '\uFF3B').replace('/', '\u2215');
    }
}
