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
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Says which constants the loaded enums are to have, and where these are. */
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
        List<String> before = names(world.running(change.shape.name).map(Nodes::outline).orElse(change.shape));
        List<String> after = names(change.next);
        if (before.size() <= SMALL && after.size() > SMALL) {
            refusals.warn(change.next.name, after.size() + " enum constants instead of " + before.size()
                    + ", which an EnumSet that exists cannot hold: if one is found, the upgrade will fail and be undone; what only a method that runs has is not found",
                    "keep to " + SMALL + " until the next restart where sets of them live");
        }
    }

    /** By constant, the class whose object it is. */
    static Map<String, String> classes(ClassNode owner) {
        Map<String, String> classes = new LinkedHashMap<>();
        creations(owner).forEach((constant, call) -> classes.put(constant, call.owner));
        return classes;
    }

    /** The call of the constructor that makes a constant, in the static initializer. */
    static MethodInsnNode creation(ClassNode owner, String constant) {
        return creations(owner).get(constant);
    }

    /** The instruction that such a call belongs to. */
    static TypeInsnNode made(MethodInsnNode creation) {
        AbstractInsnNode at = creation;
        while (!(at instanceof TypeInsnNode type && at.getOpcode() == Opcodes.NEW && type.desc.equals(creation.owner))) {
            at = at.getPrevious();
        }
        return (TypeInsnNode) at;
    }

    /** The name that a constant has for {@code Enum.name}. */
    static String called(ClassNode owner, String constant) {
        return made(creation(owner, constant)).getNext().getNext() instanceof LdcInsnNode name
                && name.cst instanceof String text ? text : constant;
    }

    private static Map<String, MethodInsnNode> creations(ClassNode owner) {
        Map<String, MethodInsnNode> creations = new LinkedHashMap<>();
        List<String> names = names(owner);
        MethodNode initializer = Changes.method(owner, "<clinit>", "()V");
        for (AbstractInsnNode at : initializer == null ? new AbstractInsnNode[0] : initializer.instructions.toArray()) {
            if (at instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTSTATIC && names.contains(put.name)
                    && put.getPrevious() instanceof MethodInsnNode call && call.name.equals("<init>")) {
                creations.put(put.name, call);
            }
        }
        return creations;
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

    /** The key of an added constant among the homes. */
    static String home(EnumChange change, EnumChange.Constant constant) {
        String owner = change.name().replace('.', '/');
        return FieldHomes.key(owner, constant.name(), 'L' + owner + ';') + FieldHomes.STATIC;
    }

    private static EnumChange.Constant constant(String name, String home) {
        return new EnumChange.Constant(name, home.replace('/', '.'));
    }
}
