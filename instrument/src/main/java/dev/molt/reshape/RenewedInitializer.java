package dev.molt.reshape;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The part of a new static initializer that feeds static fields which are renewed, as a method of a class of its own.
 *
 * <p>It assigns one field after the other, as the initializer would: what it calls finds those before it renewed.
 */
final class RenewedInitializer {

    private final Changes change;
    private final Set<String> fields;
    private final FieldHomes homes;

    /**
     * Of a class.
     *
     * @param fields the names of those to renew
     */
    RenewedInitializer(Changes change, Set<String> fields, FieldHomes homes) {
        this.change = change;
        this.fields = fields;
        this.homes = homes;
    }

    /** The method, not rewritten yet; empty if there is nothing to run. */
    Optional<MethodNode> method() {
        String owner = change.next.name;
        Optional<MethodNode> method = fields.isEmpty() ? Optional.empty()
                : AddedStatics.method(change.next, part -> InitializerPart.of(owner, part).feeds(fields),
                        put -> put.owner.equals(owner) && !fields.contains(put.name));
        method.ifPresent(this::assignFinals);
        return method;
    }

    private void assignFinals(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTSTATIC
                    && put.owner.equals(change.next.name) && !change.addsField(put.name + put.desc)) {
                boolean reference = Type.getType(put.desc).getSort() >= Type.ARRAY;
                method.instructions.insertBefore(put, new LdcInsnNode(Type.getObjectType(put.owner)));
                method.instructions.insertBefore(put, new LdcInsnNode(put.name));
                method.instructions.set(put, new MethodInsnNode(Opcodes.INVOKESTATIC, "dev/molt/boot/StaticFinals", "put",
                        "(" + (reference ? "Ljava/lang/Object;" : put.desc) + "Ljava/lang/Class;Ljava/lang/String;)V", false));
            }
        }
    }

    /** By name, the classes that hold the fields. */
    Map<String, String> homes() {
        Map<String, String> found = new TreeMap<>();
        for (FieldNode field : change.next.fields) {
            if (fields.contains(field.name) && Nodes.is(field.access, Opcodes.ACC_STATIC)) {
                String home = change.addsField(field.name + field.desc) ? homes.home(change.next.name, field) : change.next.name;
                found.put(field.name, home.replace('/', '.'));
            }
        }
        return found;
    }
}
