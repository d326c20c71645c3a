package dev.molt.reshape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The added fields that a class may ask for by a name that is written in its code. */
final class AddedNames {

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
            for (FieldNode field : change.addedFields()) {
                String home = homes.home(change.next.name, field);
                if (home != null && names.contains(field.name)) {
                    lines.append(change.next.name.replace('/', '.')).append(' ').append(field.name).append(' ')
                            .append(field.desc).append(' ').append(field.access & 0xFFFF).append(' ')
                            .append(home.replace('/', '.')).append('\n');
                }
            }
        }
        return lines.toString();
    }

    private static Set<String> literals(ClassNode node) {
        Set<String> found = new HashSet<>();
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                    found.add(text);
                }
            }
        }
        return found;
    }
}
