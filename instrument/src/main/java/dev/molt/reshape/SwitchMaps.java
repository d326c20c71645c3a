package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the tables for switches over enums from the static initializers that fill them. */
final class SwitchMaps {

    private SwitchMaps() {
    }

    /** Those of the loaded classes of a release. */
    static List<SwitchMap> of(World world, FieldHomes homes) {
        List<SwitchMap> found = new ArrayList<>();
        for (Changes change : world.changes()) {
            for (FieldNode field : change.next.fields) {
                boolean added = change.addsField(field.name + field.desc);
                String home = added ? homes.home(change.next.name, field) : change.next.name;
                if (field.name.startsWith(SwitchMap.PREFIX) && home != null) {
                    found.add(read(change.next, field.name, home.replace('/', '.')));
                }
            }
        }
        return found;
    }

    private static SwitchMap read(ClassNode owner, String field, String home) {
        Map<String, Integer> cases = new TreeMap<>();
        MethodNode initializer = Changes.method(owner, "<clinit>", "()V");
        String table = null;
        FieldInsnNode constant = null;
        String type = "";
        for (AbstractInsnNode at : initializer == null ? new AbstractInsnNode[0] : initializer.instructions.toArray()) {
            if (at instanceof FieldInsnNode read && read.getOpcode() == Opcodes.GETSTATIC) {
                boolean own = read.owner.equals(owner.name);
                table = own ? read.name : table;
                constant = own ? constant : read;
            } else if (at.getOpcode() == Opcodes.IASTORE && field.equals(table) && constant != null) {
                cases.put(constant.name, number(at.getPrevious()));
                type = constant.owner.replace('/', '.');
            }
        }
        return new SwitchMap(home, field, type, cases);
    }

    private static int number(AbstractInsnNode push) {
        return push instanceof IntInsnNode small ? small.operand
                : push instanceof LdcInsnNode large ? (Integer) large.cst : push.getOpcode() - Opcodes.ICONST_0;
    }
}
