package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.ClassNode;

/** Writes a class and computes its stack maps, subroutines inlined, from class files alone: it loads nothing. */
final class FrameWriter extends ClassWriter {

    private static final String OBJECT = "java/lang/Object";

    private final Lookup classes;
    private final Refusals refusals;
    private String owner;
    private String method;

    FrameWriter(Lookup classes, Refusals refusals) {
        super(COMPUTE_FRAMES);
        this.classes = classes;
        this.refusals = refusals;
    }

    /** The class file of a class whose version knows stack maps. */
    byte[] written(ClassNode node) {
        owner = node.name;
        node.accept(new ClassVisitor(Opcodes.ASM9, this) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                method = Words.method(name, type);
                return new JSRInlinerAdapter(super.visitMethod(access, name, type, generic, thrown), access, name,
                        type, generic, thrown);
            }
        });
        return toByteArray();
    }

    /** What a value is where it may be of either class: of the nearest common superclass. */
    @Override
    protected String getCommonSuperClass(String one, String other) {
        Set<String> unknown = new TreeSet<>();
        List<String> ofOne = superclasses(one, unknown);
        List<String> ofOther = superclasses(other, unknown);
        for (String type : ofOne) {
            if (ofOther.contains(type)) {
                return type;
            }
        }
        unknown.forEach(name -> refusals.add(owner, method + " works with objects of " + name.replace('/', '.')
                + ", which is not found, so that its stack map cannot be computed",
                "put that class on the class path, or compile for Java 7 or later"));
        return OBJECT;
    }

    private List<String> superclasses(String name, Set<String> unknown) {
        List<String> found = new ArrayList<>();
        String at = name;
        while (at != null && !found.contains(at)) {
            found.add(at);
            ClassNode node = at.equals(OBJECT) ? null : classes.type(at);
            if (node == null && !at.equals(OBJECT)) {
                unknown.add(at);
            }
            at = node == null ? null : Nodes.is(node.access, Opcodes.ACC_INTERFACE) ? OBJECT : node.superName;
        }
        return found;
    }
}
