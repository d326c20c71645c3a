package dev.molt.reshape;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The default serialVersionUID of a class, worked out from its class file as the serialization specification says. */
public final class SerialVersion {

    private static final int CLASS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int FIELD = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL | Opcodes.ACC_VOLATILE | Opcodes.ACC_TRANSIENT;
    private static final int METHOD = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL | Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private SerialVersion() {
    }

    /** That of a class that declares none. */
    public static long of(byte[] classFile) {
        ClassNode node = Nodes.outline(classFile);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(node, new DataOutputStream(bytes));
            byte[] digest = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
            return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(ClassNode node, DataOutputStream out) throws IOException {
        out.writeUTF(node.name.replace('/', '.'));
        out.writeInt(modifiers(node));
        for (String each : node.interfaces.stream().map(name -> name.replace('/', '.')).sorted().toList()) {
            out.writeUTF(each);
        }
        int hidden = Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT;
        for (FieldNode field : sorted(node.fields, Comparator.comparing(field -> field.name))) {
            if (!Nodes.is(field.access, Opcodes.ACC_PRIVATE) || !Nodes.is(field.access, hidden)) {
                member(out, field.name, field.access & FIELD, field.desc);
            }
        }
        if (node.methods.stream().anyMatch(method -> method.name.equals("<clinit>"))) {
            member(out, "<clinit>", Opcodes.ACC_STATIC, "()V");
        }
        // Constructors come first, whatever the names of methods.
        for (MethodNode method : sorted(node.methods, Comparator.comparing((MethodNode each) -> each.name.charAt(0) != '<')
                .thenComparing(each -> each.name).thenComparing(each -> each.desc))) {
            if (!Nodes.is(method.access, Opcodes.ACC_PRIVATE) && !method.name.equals("<clinit>")
                    && !Reserved.isCatcher(node, method)) {
                member(out, method.name, method.access & METHOD, method.desc.replace('/', '.'));
            }
        }
    }

    /** What counts of a class's modifiers: of a nested class, those that were written. */
    static int modifiers(ClassNode node) {
        int modifiers = CLASS & node.innerClasses.stream().filter(inner -> inner.name.equals(node.name))
                .map(inner -> inner.access).findFirst().orElse(node.access);
        boolean hasMethods = node.methods.stream().anyMatch(method -> method.name.charAt(0) != '<');
        return !Nodes.is(modifiers, Opcodes.ACC_INTERFACE) ? modifiers
                : hasMethods ? modifiers | Opcodes.ACC_ABSTRACT : modifiers & ~Opcodes.ACC_ABSTRACT;
    }

    private static <T> List<T> sorted(List<T> members, Comparator<T> order) {
        return members.stream().sorted(order).toList();
    }

    private static void member(DataOutputStream out, String name, int modifiers, String descriptor) throws IOException {
        out.writeUTF(name);
        out.writeInt(modifiers);
        out.writeUTF(descriptor);
    }
}
