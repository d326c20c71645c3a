package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.tree.ClassNode;

/**
 * Which of the methods by which nested classes reached privates before there were nests may not take the place of those
 * that were compiled under the same names: compilers number them, and old code that still runs calls them by name.
 */
final class Numbered {

    /** Of classes without such methods in both versions. */
    static final Numbered NONE = new Numbered(Set.of());

    private static final int SYNTHETIC = 0x1000;
    private static final String ACCESS = "access$";

    private final Set<String> others;

    private Numbered(Set<String> others) {
        this.others = others;
    }

    /** They are nothing but what they reach. */
    static Numbered between(byte[] shape, byte[] next) {
        Map<String, String> olds = bodies(shape);
        Set<String> others = new TreeSet<>();
        bodies(next).forEach((key, body) -> {
            if (!body.equals(olds.get(key))) {
                others.add(key);
            }
        });
        return new Numbered(others);
    }

    static boolean anyIn(ClassNode node) {
        return node.methods.stream().anyMatch(method -> method.name.startsWith(ACCESS));
    }

    /** True for a method that cannot take the place of the one of its name. */
    boolean isAnother(String key) {
        return others.contains(key);
    }

    private static Map<String, String> bodies(byte[] classFile) {
        Map<String, String> bodies = new TreeMap<>();
        for (MethodShape method : ClassFile.of(classFile).methods()) {
            if ((method.access() & SYNTHETIC) != 0 && method.name().startsWith(ACCESS)) {
                bodies.put(method.name() + method.descriptor(), method.code());
            }
        }
        return bodies;
    }
}
