package dev.molt.reshape;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which classes are the bodies of an enum's constants. Names are binary, with dots.
 *
 * @param bodies by class, the constant
 */
record ConstantsOf(Map<String, String> bodies) {

    /** Of all versions of a class, which need not be an enum. */
    static ConstantsOf all(List<byte[]> versions) {
        Map<String, String> bodies = new TreeMap<>();
        for (byte[] version : versions) {
            if (isEnum(version)) {
                ClassNode owner = Nodes.of(version);
                EnumConstants.classes(owner).forEach((constant, type) -> {
                    if (!type.equals(owner.name)) {
                        bodies.putIfAbsent(type.replace('/', '.'), constant);
                    }
                });
            }
        }
        return new ConstantsOf(bodies);
    }

    static boolean isEnum(byte[] classFile) {
        return "java/lang/Enum".equals(new ClassReader(classFile).getSuperName());
    }

    /** The constant that a class is the body of, or null. */
    String of(String name) {
        return bodies.get(name);
    }

    /**
     * Adds the classes of constants that lose their bodies, or go: objects of them live. A body that is lost leaves nothing
     * but the class, and one of a constant that is gone stays as far as it names nothing that the enum has no longer.
     *
     * @param known class files of all versions that were seen, the running one's first
     * @param next takes them, by the names under which they run
     * @return their names
     */
    static Set<String> keep(Map<String, List<byte[]>> known, Map<String, byte[]> next) {
        Map<String, byte[]> kept = new TreeMap<>();
        for (Map.Entry<String, byte[]> host : next.entrySet()) {
            if (isEnum(host.getValue()) && known.containsKey(host.getKey())) {
                ClassNode after = Nodes.outline(host.getValue());
                ClassNode before = Nodes.outline(known.get(host.getKey()).get(0));
                List<String> constants = EnumConstants.names(after);
                all(known.get(host.getKey())).bodies.forEach((body, constant) -> {
                    if (!next.containsKey(body) && known.containsKey(body) && NumberedName.isIn(body)) {
                        kept.put(body, left(known.get(body).get(0), constants.contains(constant), before, after));
                    }
                });
            }
        }
        next.putAll(kept);
        return kept.keySet();
    }

    /** Without constructors, as nobody makes such objects any more, and without what calls members that the enum has not. */
    private static byte[] left(byte[] body, boolean bare, ClassNode before, ClassNode after) {
        ClassNode node = Nodes.of(body);
        node.methods.removeIf(method -> bare || method.name.equals("<init>") || names(method, before, after));
        node.fields.removeIf(field -> bare);
        return Nodes.bytes(node);
    }

    private static boolean names(MethodNode method, ClassNode before, ClassNode after) {
        for (AbstractInsnNode at : method.instructions) {
            boolean gone = at instanceof FieldInsnNode field && field.owner.equals(after.name)
                            && Changes.field(before, field.name, field.desc) != null
                            && Changes.field(after, field.name, field.desc) == null
                    || at instanceof MethodInsnNode call && call.owner.equals(after.name)
                            && Changes.method(before, call.name, call.desc) != null
                            && Changes.method(after, call.name, call.desc) == null;
            if (gone) {
                return true;
            }
        }
        return false;
    }
}
