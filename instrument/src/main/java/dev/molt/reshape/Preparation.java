package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Makes room, when a class is loaded, for what later versions will add: a slot in each object, and a reserved name
 * among the members of the nest.
 *
 * <p>The default serialVersionUID stays what it was: it counts neither private transient fields nor nests.
 */
public final class Preparation {

    private Preparation() {
    }

    /**
     * Prepares a class that is about to be loaded.
     *
     * @throws dev.molt.classfile.MalformedClassException if these bytes are no class file
     */
    public static Prepared prepare(byte[] classFile) {
        ClassNode node = Nodes.outline(classFile);
        String reason = reason(node);
        if (reason != null) {
            return new Prepared.Unprepared(reason);
        }
        boolean slot = takesSlot(node);
        boolean host = node.nestHostClass == null;
        if (!slot && !host) {
            return new Prepared.Unprepared("is " + kind(node) + ", which can hold no slot");
        }
        ClassReader reader = new ClassReader(classFile);
        // Built on the reader: all that does not change is copied as it is.
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Adding(writer, node, slot, host), 0);
        return new Prepared.Ready(writer.toByteArray());
    }

    /** The bytes to load: prepared if that can be. */
    static byte[] orAsItIs(byte[] classFile) {
        return prepare(classFile) instanceof Prepared.Ready ready ? ready.bytes() : classFile;
    }

    /** True if objects of the class, which is not loaded yet, will have a slot. */
    static boolean willHaveSlot(ClassNode node) {
        return reason(node) == null && takesSlot(node);
    }

    /** True if the class, a nest host that is not loaded yet, will let a class of the reserved name in. */
    static boolean willAdmitAccessors(ClassNode node) {
        return reason(node) == null && node.nestHostClass == null;
    }

    private static String reason(ClassNode node) {
        int version = node.version & 0xFFFF;
        if ((node.access & Opcodes.ACC_MODULE) != 0) {
            return "is a module";
        } else if (version < Opcodes.V11) {
            return "has class file version " + version + ", and nests begin with 55";
        } else if (node.name.endsWith("package-info")) {
            return "holds annotations of a package only";
        } else if (Reserved.hasSlot(node) || Reserved.admitsAccessors(node)) {
            return "is prepared already";
        } else if (node.fields.stream().anyMatch(field -> field.name.equals(Reserved.SLOT))) {
            return "declares a field " + Reserved.SLOT + " of its own";
        }
        return null;
    }

    private static boolean takesSlot(ClassNode node) {
        return (node.access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_RECORD)) == 0;
    }

    private static String kind(ClassNode node) {
        return (node.access & Opcodes.ACC_INTERFACE) != 0 ? "an interface" : "a record";
    }

    /** Adds the slot and the reserved name. */
    private static final class Adding extends ClassVisitor {

        private final boolean slot;
        private final List<String> members = new ArrayList<>();

        Adding(ClassVisitor next, ClassNode node, boolean slot, boolean host) {
            super(Opcodes.ASM9, next);
            this.slot = slot;
            if (host) {
                members.add(Reserved.accessors(node.name));
            }
        }

        @Override
        public void visitEnd() {
            if (slot) {
                visitField(Reserved.SLOT_ACCESS, Reserved.SLOT, Reserved.OBJECT, null, null).visitEnd();
            }
            members.forEach(super::visitNestMember);
            super.visitEnd();
        }
    }
}
