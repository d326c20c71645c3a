package dev.molt.reshape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The added members that a class may ask for by a name, or a class, that is written in its code. */
final class AddedNames {

    private static final String CONSTRUCTOR = " <init>";
    private static final int MODIFIERS = 0xFFFF;

    private final World world;
    private final FieldHomes homes;
    private final Map<String, String> known = new HashMap<>();

    AddedNames(World world, FieldHomes homes) {
        this.world = world;
        this.homes = homes;
    }

    /** A line for each: class, name, descriptor, modifiers and the class that it lives in, as the boot classes read it. */
    String of(String asks) {
        return known.computeIfAbsent(asks, name -> table(literals(world.now(name))));
    }

    private String table(Set<String> names) {
        StringBuilder lines = new StringBuilder();
        for (Changes change : world.changes()) {
            String owner = change.next.name;
            for (FieldNode field : change.addedFields()) {
                String home = homes.home(owner, field);
                if (home != null && names.contains(field.name)) {
                    line(lines, owner, field.name, field.desc, field.access, home);
                }
            }
            for (MethodNode method : change.added()) {
                if (names.contains(method.name.equals("<init>") ? owner + CONSTRUCTOR : method.name)) {
                    line(lines, owner, method.name, method.desc, method.access, "-");
                }
            }
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String owner, String name, String descriptor, int access, String home) {
        lines.append(owner.replace('/', '.')).append(' ').append(name).append(' ').append(descriptor).append(' ')
                .append(access & MODIFIERS).append(' ').append(home.replace('/', '.')).append('\n');
    }

    private static Set<String> literals(ClassNode node) {
        Set<String> found = new HashSet<>();
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                    found.add(text);
                } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof Type type) {
                    found.add(type.getDescriptor().replaceAll("^L|;$", "") + CONSTRUCTOR);
                }
            }
        }
        return found;
    }
}
