package dev.molt.reshape;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Gives classes other names wherever a class file names them; string constants stay. */
final class Renaming {

    private final Map<String, String> names = new TreeMap<>();

    /** By binary names. */
    Renaming(Map<String, String> names) {
        names.forEach((from, to) -> this.names.put(from.replace('.', '/'), to.replace('.', '/')));
    }

    /** The class file with the names; the same array if it holds none of them. */
    byte[] apply(byte[] classFile) {
        Names found = new Names();
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, found), 0);
        return found.any ? writer.toByteArray() : classFile;
    }

    /** Remembers whether there was any. */
    private final class Names extends Remapper {

        private boolean any;

        private Names() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String name) {
            String to = names.get(name);
            any |= to != null;
            return to == null ? name : to;
        }

        /** A local class keeps its simple name, and an anonymous one has none. */
        @Override
        public String mapInnerClassName(String name, String owner, String simple) {
            return simple;
        }
    }
}
