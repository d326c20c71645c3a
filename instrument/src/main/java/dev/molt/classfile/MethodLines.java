package dev.molt.classfile;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods of a class file a frame can be of, of which a stack trace tells the method's name and the line. */
public final class MethodLines {

    private final ClassFile file;
    private final boolean namesSource;
    private final Map<String, Set<Integer>> lines = new HashMap<>();

    private MethodLines(ClassFile file, ClassNode node) {
        this.file = file;
        this.namesSource = node.sourceFile != null;
        for (MethodNode method : node.methods) {
            Set<Integer> own = lines.computeIfAbsent(method.name + method.desc, key -> new HashSet<>());
            method.instructions.forEach(instruction -> {
                if (instruction instanceof LineNumberNode number) {
                    own.add(number.line);
                }
            });
        }
    }

    /** Reads a class file. */
    public static MethodLines of(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        return new MethodLines(ClassFile.of(classFile), node);
    }

    /** True if it names its source file. */
    public boolean namesSource() {
        return namesSource;
    }

    /** The methods of this name. */
    public List<MethodShape> named(String method) {
        return file.methods().stream().filter(shape -> shape.hasCode() && shape.name().equals(method)).toList();
    }

    /** Of these methods those that have the line; all of them if it is not known, being less than 1. */
    public List<MethodShape> with(List<MethodShape> methods, int line) {
        return methods.stream().filter(shape -> line < 1 || at(shape).contains(line)).toList();
    }

    /** The methods that have the line, whatever their names; none if it is not known. */
    public List<MethodShape> with(int line) {
        return file.methods().stream().filter(shape -> at(shape).contains(line)).toList();
    }

    private Set<Integer> at(MethodShape shape) {
        return lines.getOrDefault(shape.name() + shape.descriptor(), Collections.emptySet());
    }
}
