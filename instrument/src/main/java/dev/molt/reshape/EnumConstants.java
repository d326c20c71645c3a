package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Says which constants the loaded enums are to have, and where these are; refuses what a constant cannot become. */
final class EnumConstants {

    /** An EnumSet is of another class beyond. */
    private static final int SMALL = 64;

    private final World world;
    private final FieldHomes homes;
    private final Refusals refusals;

    EnumConstants(World world, FieldHomes homes, Refusals refusals) {
        this.world = world;
        this.homes = homes;
        this.refusals = refusals;
    }

    /** All loaded enums of the release. */
    List<EnumChange> changes() {
        List<EnumChange> enums = new ArrayList<>();
        for (Changes change : world.changes()) {
            if (isEnum(change.shape) && isEnum(change.next)) {
                check(change);
                enums.add(new EnumChange(change.next.name.replace('/', '.'), constants(change), former(change)));
            }
        }
        return enums;
    }

    /** True for a class that declares constants, and is not the body of one. */
    static boolean isEnum(ClassNode node) {
        return Nodes.is(node.access, Opcodes.ACC_ENUM) && "java/lang/Enum".equals(node.superName);
    }

    /** The names of an enum's constants, in order. */
    static List<String> names(ClassNode node) {
        return node.fields.stream().filter(EnumConstants::isConstant).map(field -> field.name).toList();
    }

    static boolean isConstant(FieldNode field) {
        return Nodes.is(field.access, Opcodes.ACC_ENUM);
    }

    private void check(Changes change) {
        List<String> before = names(change.shape);
        List<String> after = names(change.next);
        if (before.size() <= SMALL && after.size() > SMALL) {
            refusals.add(change.next.name, after.size() + " enum constants instead of " + before.size()
                    + ", which the EnumSets that exist cannot hold", "keep to " + SMALL + " until the next restart");
        }
        Map<String, String> old = classes(change.shape);
        classes(change.next).forEach((name, type) -> {
            boolean hasBody = !type.equals(change.next.name);
            if (old.containsKey(name) && !old.get(name).equals(type)) {
                refusals.add(change.next.name, "enum constant " + name + (hasBody ? " has another body" : " lost its"
                        + " body") + ", and an object keeps its class", "let a method decide by the constant");
            } else if (!old.containsKey(name) && hasBody) {
                refusals.add(change.next.name, "enum constant " + name + " added, which has a body, and the JVM lets no"
                        + " new class extend the enum", "let a method decide by the constant");
            }
        });
    }

    /** By constant, the class whose object it is. */
    static Map<String, String> classes(ClassNode owner) {
        Map<String, String> classes = new LinkedHashMap<>();
        List<String> names = names(owner);
        MethodNode initializer = Changes.method(owner, "<clinit>", "()V");
        for (AbstractInsnNode at : initializer == null ? new AbstractInsnNode[0] : initializer.instructions.toArray()) {
            if (at instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTSTATIC && names.contains(put.name)
                    && put.getPrevious() instanceof MethodInsnNode call && call.name.equals("<init>")) {
                classes.put(put.name, call.owner);
            }
        }
        return classes;
    }

    private List<EnumChange.Constant> constants(Changes change) {
        List<EnumChange.Constant> constants = new ArrayList<>();
        for (FieldNode field : change.next.fields) {
            if (isConstant(field)) {
                boolean added = change.addsField(field.name + field.desc);
                constants.add(constant(field.name, added ? homes.home(change.next.name, field) : change.next.name));
            }
        }
        return constants;
    }

    private List<EnumChange.Constant> former(Changes change) {
        Map<String, String> former = new HashMap<>(homes.statics(change.next.name, 'L' + change.next.name + ';'));
        names(change.shape).forEach(name -> former.put(name, change.shape.name));
        former.keySet().removeAll(names(change.next));
        return former.entrySet().stream().map(each -> constant(each.getKey(), each.getValue())).toList();
    }

    private static EnumChange.Constant constant(String name, String home) {
        return new EnumChange.Constant(name, home.replace('/', '.'));
    }
}
