package dev.molt.loop;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * The two static fields of a class with loops that may go on elsewhere: the number of the version that runs, which each loop
 * compares with its own, and what then tells where to go on.
 *
 * <p>Both are of the JDK's types, as a loader may hide Molt's, and private, so that the default serialVersionUID stays.
 */
public final class LoopFields {

    /** The number of the version that runs, an int. The class file gives it its first value, though it is not final. */
    public static final String VERSION = "$molt$version";

    /** By the name of what goes on with a loop, the method handle of it; null until the first change. */
    public static final String TABLE = "$molt$loops";

    static final String TABLE_TYPE = "Ljava/util/function/Function;";

    private static final int ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE | Opcodes.ACC_SYNTHETIC;

    private LoopFields() {
    }

    /** The names of both. */
    public static Set<String> names() {
        return Set.of(VERSION, TABLE);
    }

    /** True if the class has them, as preparation gives them. */
    public static boolean areIn(ClassNode node) {
        return node.fields.stream().anyMatch(field -> field.name.equals(VERSION) && field.access == ACCESS)
                && node.fields.stream().anyMatch(field -> field.name.equals(TABLE) && field.access == ACCESS);
    }

    /** The number of the version that a class was loaded in. */
    public static int version(ClassNode loaded) {
        return loaded.fields.stream().filter(field -> field.name.equals(VERSION)).mapToInt(field -> (Integer) field.value)
                .findFirst().orElseThrow();
    }

    /** True if the class declares one of the names itself. */
    static boolean areTaken(ClassNode node) {
        return node.fields.stream().anyMatch(field -> names().contains(field.name));
    }

    static void add(ClassNode node, int version) {
        node.fields.add(new FieldNode(ACCESS, VERSION, "I", null, version));
        node.fields.add(new FieldNode(ACCESS, TABLE, TABLE_TYPE, null, null));
    }
}
