package dev.molt.reshape;

import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** Gives methods of one class other names wherever a class file names them; string constants stay. */
final class LambdaRenaming extends Remapper {

    private final String owner;
    private final Map<String, String> names;

    /**
     * Of a class.
     *
     * @param owner its internal name
     * @param names by name and descriptor
     */
    LambdaRenaming(String owner, Map<String, String> names) {
        super(Opcodes.ASM9);
        this.owner = owner;
        this.names = names;
    }

    /** A class that is written in a lambda of another, with the lambda's name; the same array if it is in none. */
    static byte[] around(String owner, Map<String, String> names, byte[] classFile) {
        ClassNode node = Nodes.outline(classFile);
        String of = owner.replace('.', '/');
        if (!of.equals(node.outerClass) || !names.containsKey(node.outerMethod + node.outerMethodDesc)) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, new LambdaRenaming(of, names)), 0);
        return writer.toByteArray();
    }

    @Override
    public String mapMethodName(String of, String name, String descriptor) {
        return of.equals(owner) ? names.getOrDefault(name + descriptor, name) : name;
    }

    /** Inner classes keep their names, which the super method would work out anew. */
    @Override
    public String mapInnerClassName(String name, String of, String simple) {
        return simple;
    }
}
