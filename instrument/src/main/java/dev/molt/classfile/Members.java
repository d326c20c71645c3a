package dev.molt.classfile;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The outline of a class file: its header and members without their code, as a value that is cheap to compare. */
public final class Members {

    private final Set<String> lines = new TreeSet<>();

    private Members() {
    }

    /**
     * Reads an outline.
     *
     * @throws MalformedClassException if these bytes are no class file
     */
    public static Members of(String entry, byte[] classFile) {
        Members members = new Members();
        try {
            new ClassReader(classFile).accept(members.new Reading(),
                    ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            throw new MalformedClassException(entry, e);
        }
        return members;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Members that && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    @Override
    public String toString() {
        return lines.toString();
    }

    /** Notes what it is shown. */
    private final class Reading extends ClassVisitor {

        Reading() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName,
                String[] interfaces) {
            lines.add("class " + access + ' ' + name + ' ' + superName + ' ' + Arrays.toString(interfaces));
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            lines.add("field " + access + ' ' + name + ' ' + descriptor + ' ' + value);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                String[] exceptions) {
            lines.add("method " + access + ' ' + name + descriptor);
            return null;
        }
    }
}
