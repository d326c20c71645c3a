package dev.molt.classfile;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** One class file as a value: what the class is shaped like, and digests of its code. Names are binary, with dots. */
public final class ClassFile {

    private static final int MAGIC = 0xCAFEBABE;

    /** The flags that a class file can hold; above them ASM keeps notes of its own. */
    private static final int FLAGS = 0xFFFF;

    private final byte[] bytes;
    private final ClassNode node;
    private final List<FieldShape> fields;
    private final List<MethodShape> methods;

    private ClassFile(byte[] bytes, ClassNode node) {
        this.bytes = bytes;
        this.node = node;
        this.fields = map(node.fields, f -> new FieldShape(f.name, f.desc, f.access & FLAGS, f.value, f.signature));
        this.methods = map(node.methods, ClassFile::method);
    }

    /**
     * Reads a class file.
     *
     * @throws MalformedClassException if these bytes are none
     */
    public static ClassFile of(byte[] bytes) {
        return of("this", bytes);
    }

    /**
     * Reads a class file.
     *
     * @param entry what the bytes were read from, for the message
     * @throws MalformedClassException if these bytes are none
     */
    public static ClassFile of(String entry, byte[] bytes) {
        try {
            if (bytes.length > 3 && ByteBuffer.wrap(bytes).getInt() != MAGIC) {
                throw new IllegalArgumentException("it does not begin as class files do");
            }
            ClassNode node = new ClassNode();
            byte[] own = bytes.clone();
            new ClassReader(own).accept(node, ClassReader.EXPAND_FRAMES);
            return new ClassFile(own, node);
        } catch (RuntimeException e) {
            throw new MalformedClassException(entry, e);
        }
    }

    /** The class's binary name. */
    public String name() {
        return dots(node.name);
    }

    /** The superclass, or null for {@code java.lang.Object} and modules. */
    public String superName() {
        return dots(node.superName);
    }

    /** The interfaces named after {@code implements}, in order. */
    public List<String> interfaces() {
        return map(node.interfaces, ClassFile::dots);
    }

    /** The access flags. */
    public int access() {
        return node.access & FLAGS;
    }

    /** The class file's major version: 61 for Java 17. */
    public int majorVersion() {
        return node.version & 0xFFFF;
    }

    /** True for an interface, annotation types included. */
    public boolean isInterface() {
        return (node.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** True for an enum, and for the classes of constants with a body. */
    public boolean isEnum() {
        return (node.access & Opcodes.ACC_ENUM) != 0;
    }

    /** True if it has a Record attribute, be it one without components. */
    public boolean isRecord() {
        return (node.access & Opcodes.ACC_RECORD) != 0;
    }

    /** The fields, in order. */
    public List<FieldShape> fields() {
        return fields;
    }

    /** The methods, constructors and the static initializer, in order. */
    public List<MethodShape> methods() {
        return methods;
    }

    /** The nest host that it names, or null. */
    public String nestHost() {
        return dots(node.nestHostClass);
    }

    /** The nest members that it names, in order. */
    public List<String> nestMembers() {
        return map(node.nestMembers, ClassFile::dots);
    }

    /** The classes that it permits to extend it, in order. */
    public List<String> permittedSubclasses() {
        return map(node.permittedSubclasses, ClassFile::dots);
    }

    /** The record components, in order. */
    public List<ComponentShape> recordComponents() {
        return map(node.recordComponents, c -> new ComponentShape(c.name, c.descriptor, c.signature));
    }

    /** What tells the code of its static initializer, as {@link MethodShape#code}; empty if it has none. */
    public Optional<String> staticInitializerCode() {
        return methods().stream().filter(MethodShape::isStaticInitializer).map(MethodShape::code).findFirst();
    }

    /** The names of the static fields of its own that its static initializer assigns, in the order of the code. */
    public List<String> staticsAssignedByInitializer() {
        List<String> names = new ArrayList<>();
        for (MethodNode method : node.methods) {
            if (method.name.equals(MethodShape.STATIC_INITIALIZER)) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction.getOpcode() == Opcodes.PUTSTATIC
                            && instruction instanceof FieldInsnNode put && put.owner.equals(node.name)
                            && !names.contains(put.name)) {
                        names.add(put.name);
                    }
                }
            }
        }
        return names;
    }

    /** A copy of the class file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** True if both are the same byte for byte. */
    public boolean sameBytes(ClassFile other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** True if both differ at most in the source file's name, line numbers, local variables and pool order. */
    public boolean sameButDebug(ClassFile other) {
        return sameBytes(other) || Arrays.equals(WithoutDebug.classFile(bytes), WithoutDebug.classFile(other.bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassFile that && sameBytes(that);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name();
    }

    private static MethodShape method(MethodNode method) {
        boolean hasCode = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
        return new MethodShape(method.name, method.desc, method.access & FLAGS,
                hasCode ? digest(WithoutDebug.code(method)) : null);
    }

    private static String digest(byte[] code) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(code));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String dots(String internalName) {
        return internalName == null ? null : internalName.replace('/', '.');
    }

    private static <A, B> List<B> map(List<A> list, Function<A, B> function) {
        return list == null ? List.of() : list.stream().map(function).toList();
    }
}
