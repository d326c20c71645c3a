package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The added members that a class may ask for: by a name, or a class, that is written in its code, and where it works names
 * out, all there are, those of classes near to it first.
 */
final class AddedNames {

    private static final String CONSTRUCTOR = " <init>";
    private static final int MODIFIERS = 0xFFFF;
    /** A constant has no more than 65,535 bytes. */
    private static final int ROOM = 20_000;

    private final World world;
    private final FieldHomes homes;
    private final Refusals refusals;
    private final Map<String, String> known = new HashMap<>();

    AddedNames(World world, FieldHomes homes, Refusals refusals) {
        this.world = world;
        this.homes = homes;
        this.refusals = refusals;
    }

    /** A line for each: class, name, descriptor, modifiers and the class that it lives in, as the boot classes read it. */
    String of(String asks) {
        return known.computeIfAbsent(asks, this::table);
    }

    private String table(String asks) {
        ClassNode node = world.now(asks);
        Set<String> literals = literals(node);
        StringBuilder lines = new StringBuilder();
        boolean told = node.methods.stream().allMatch(AskedNames::areTold);
        for (Changes change : world.changes()) {
            lines(lines, change, literals::contains);
        }
        if (!told) {
            List<Changes> near = new ArrayList<>(world.changes());
            near.sort(Comparator.comparingInt(change -> distance(asks, change.next.name)));
            for (Changes change : near) {
                StringBuilder more = new StringBuilder();
                lines(more, change, name -> !literals.contains(name));
                if (lines.length() + more.length() > ROOM) {
                    refusals.warn(asks, "asks for handles by names that it works out; while static initializers run, those of"
                            + " members added to " + change.next.name.replace('/', '.') + " and other classes are not found",
                            "write the names, or ask when they are needed");
                    break;
                }
                lines.append(more);
            }
        }
        return lines.toString();
    }

    private int distance(String from, String to) {
        return from.equals(to) ? 0 : world.nest(from).equals(world.nest(to)) ? 1
                : Nodes.packageOf(from).equals(Nodes.packageOf(to)) ? 2 : 3;
    }

    private void lines(StringBuilder lines, Changes change, Predicate<String> names) {
        String owner = change.next.name;
        for (FieldNode field : change.addedFields()) {
            String home = homes.home(owner, field);
            if (home != null && names.test(field.name)) {
                line(lines, owner, field.name, field.desc, field.access, home);
            }
        }
        for (MethodNode method : change.added()) {
            if (names.test(method.name.equals("<init>") ? owner + CONSTRUCTOR : method.name)) {
                line(lines, owner, method.name, method.desc, method.access, "-");
            }
        }
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
