package dev.molt.reshape;

import dev.molt.loop.LoopFields;
import java.util.OptionalInt;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The names that preparation reserves in application classes. */
public final class Reserved {

    /** The field that holds what is added to an object. */
    static final String SLOT = "$molt";

    /** The slot's type. */
    static final String OBJECT = "Ljava/lang/Object;";

    /** Private and transient fields count neither for serialization nor for the default serialVersionUID. */
    static final int SLOT_ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;

    /** The method of root classes that does what the superclass's does, so that a later version can override that. */
    static final String CAUGHT = "toString";

    /** Its descriptor. */
    static final String CAUGHT_TYPE = "()Ljava/lang/String;";

    /** No compiler makes such a method but as a bridge. */
    static final int CATCHER_ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;

    private Reserved() {
    }

    /** The nest member that gives others access to a nest. */
    public static String accessors(String host) {
        return host + "$$molt";
    }

    /** True if objects of the class can carry added fields. */
    static boolean hasSlot(ClassNode node) {
        return node.fields.stream().anyMatch(field -> field.name.equals(SLOT) && field.desc.equals(OBJECT)
                && field.access == SLOT_ACCESS);
    }

    /** The number by which loops know the version that a class was loaded in; empty if none of its loops can be left. */
    static OptionalInt version(ClassNode node) {
        return node.fields.stream()
                .filter(field -> field.name.equals(LoopFields.VERSION) && field.access == LoopFields.ACCESS)
                .mapToInt(field -> (Integer) field.value)
                .findFirst();
    }

    /** True for a method that preparation added. */
    static boolean isCatcher(ClassNode owner, MethodNode method) {
        return method.access == CATCHER_ACCESS && method.name.equals(CAUGHT) && method.desc.equals(CAUGHT_TYPE)
                && Catcher.ROOT.equals(owner.superName) && hasSlot(owner);
    }

    /** True if the class, a nest host, lets a class of the reserved name in. */
    static boolean admitsAccessors(ClassNode host) {
        return host.nestMembers != null && host.nestMembers.contains(accessors(host.name));
    }
}
