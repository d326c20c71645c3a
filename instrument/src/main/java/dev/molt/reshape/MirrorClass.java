package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class beside another that declares what that one's next version declares, without code: from it the JVM makes the
 * members that reflection shows, with generics, annotations and the names of parameters, and what it is to know of annotation
 * types.
 */
public final class MirrorClass {

    private static final int CLASS = Opcodes.ACC_SUPER | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC;
    private static final int INTERFACE = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC;

    private MirrorClass() {
    }

    /**
     * True if reflection or serialization would show the next version, or its nest, to be another than the class that is
     * loaded.
     */
    public static boolean differs(byte[] shape, byte[] next) {
        return !declared(Nodes.outline(shape)).equals(declared(Nodes.outline(next)));
    }

    /** True if static fields of a class file live in another class, though they may be as they were loaded. */
    public static boolean isElsewhere(byte[] classFile, Homes homes) {
        ClassNode node = Nodes.outline(classFile);
        return node.fields.stream().anyMatch(field -> Changes.isElsewhere(node.name, field, homes));
    }

    /** True if a class file itself gives a field its value. */
    public static boolean isConstant(byte[] classFile, String field) {
        return Nodes.outline(classFile).fields.stream().anyMatch(each -> each.name.equals(field) && each.value != null);
    }

    /** The binary names of the classes in the nest of which a version of a class is the host; empty if it is of none. */
    public static List<String> nest(byte[] next) {
        return nest(Nodes.outline(next));
    }

    private static List<String> nest(ClassNode node) {
        return node.nestMembers == null ? List.of() : node.nestMembers.stream()
                .filter(name -> !name.equals(Reserved.accessors(node.name)))
                .map(name -> name.replace('/', '.')).toList();
    }

    private static Set<String> declared(ClassNode node) {
        Set<String> members = new TreeSet<>(Set.of("class " + SerialVersion.modifiers(node)));
        members.addAll(nest(node));
        node.fields.stream()
                .filter(field -> !Preparation.fields().contains(field.name))
                .forEach(field -> members.add(field.access + " " + field.name + field.desc + " " + field.signature));
        node.methods.stream()
                .filter(method -> !Reserved.isCatcher(node, method))
                .forEach(method -> members.add(method.access + " " + method.name + method.desc + " "
                        + method.signature));
        return members;
    }

    /** The mirror of a version of a class. */
    public static Definition of(byte[] next) {
        ClassNode node = Nodes.outline(next);
        String owner = node.name;
        boolean isInterface = Nodes.is(node.access, Opcodes.ACC_INTERFACE);
        ClassNode mirror = new ClassNode();
        // The JDK reads elements and their defaults from annotation types only.
        int annotates = node.access & Opcodes.ACC_ANNOTATION;
        mirror.visit(node.version, isInterface ? INTERFACE | annotates : CLASS, owner + "$$m", null, "java/lang/Object",
                annotates == 0 ? null : new String[] {"java/lang/annotation/Annotation"});
        mirror.visibleAnnotations = node.visibleAnnotations;
        node.fields.forEach(field -> mirror.fields.add(field(field)));
        node.methods.stream()
                .filter(method -> !method.name.equals("<clinit>"))
                .forEach(method -> mirror.methods.add(method(method)));
        mirror.name += new Digest().add(Nodes.bytes(mirror)).name();
        return new Definition(mirror.name.replace('/', '.'), owner.replace('/', '.'), Nodes.bytes(mirror));
    }

    /** Without its value: nobody asks for it. */
    private static FieldNode field(FieldNode field) {
        field.value = null;
        return field;
    }

    private static MethodNode method(MethodNode method) {
        method.tryCatchBlocks = new ArrayList<>();
        if (!Nodes.is(method.access, Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) {
            method.instructions.add(new InsnNode(Opcodes.ACONST_NULL));
            method.instructions.add(new InsnNode(Opcodes.ATHROW));
            method.maxStack = 1;
            method.maxLocals = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        }
        return method;
    }
}
