package dev.molt.classfile;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * What a class file names: classes in code, declarations, generic signatures and annotations, and the members that its
 * code uses, directly or through method handles.
 *
 * @param classes binary names, sorted; an array counts as its element type, and the class itself is among them
 * @param members the fields and methods, in the order of the constant pool
 */
public record References(Set<String> classes, Set<MemberReference> members) {

    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    /** Collects them from a class file. */
    public static References in(ClassFile classFile) {
        ClassReader reader = new ClassReader(classFile.bytes());
        NameCollector names = new NameCollector();
        Set<MemberReference> members = new LinkedHashSet<>();
        readPool(reader, names, members);
        // Descriptors of declarations and annotations are plain text in the pool, not to be told from strings.
        reader.accept(new DeclaredNames(names), ClassReader.SKIP_FRAMES);
        return new References(Collections.unmodifiableSet(new TreeSet<>(names.names())),
                Collections.unmodifiableSet(members));
    }

    /** Collects them from the code of one method; nothing, if the class file has no such method. */
    public static References in(ClassFile classFile, String method, String descriptor) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile.bytes()).accept(node, ClassReader.EXPAND_FRAMES);
        return node.methods.stream()
                .filter(each -> each.name.equals(method) && each.desc.equals(descriptor))
                .findFirst()
                .map(each -> in(ClassFile.of(WithoutDebug.code(each))))
                .orElseGet(() -> new References(Set.of(), Set.of()));
    }

    private static void readPool(ClassReader reader, NameCollector names, Set<MemberReference> members) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            // The second half of a long or double has no place of its own.
            int tag = at == 0 ? 0 : reader.readByte(at - 1);
            if (tag == CLASS) {
                names.internal(reader.readUTF8(at, buffer));
            } else if (tag == NAME_AND_TYPE) {
                names.descriptor(reader.readUTF8(at + 2, buffer));
            } else if (tag == METHOD_TYPE) {
                names.descriptor(reader.readUTF8(at, buffer));
            } else if (tag >= FIELD && tag <= INTERFACE_METHOD) {
                members.add(member(reader, at, buffer));
            }
        }
    }

    private static MemberReference member(ClassReader reader, int at, char[] buffer) {
        String owner = reader.readClass(at, buffer);
        int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
        return new MemberReference(
                owner.startsWith("[") ? "java.lang.Object" : Type.getObjectType(owner).getClassName(),
                reader.readUTF8(nameAndType, buffer), reader.readUTF8(nameAndType + 2, buffer));
    }
}
