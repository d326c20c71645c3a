package dev.molt.reshape;

import dev.molt.testing.BytesLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** A version that was started afresh; that its fields are not final is all that differs, so that they can be set. */
final class Plain extends BytesLoader {

    private final Map<String, byte[]> classes;
    private final Set<String> constants = new HashSet<>();
    private final Set<String> finals = new HashSet<>();
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> stateful;

    Plain(Map<String, byte[]> version) {
        this(version, new TreeMap<>());
    }

    private Plain(Map<String, byte[]> version, Map<String, byte[]> classes) {
        super(classes);
        this.classes = classes;
        version.forEach((name, bytes) -> classes.put(name, settable(bytes)));
        stateful = stateful(version);
    }

    /** The classes that have something to initialise. */
    static List<String> stateful(Map<String, byte[]> version) {
        List<String> found = new ArrayList<>();
        version.forEach((name, bytes) -> {
            ClassNode node = Nodes.outline(bytes);
            if (node.fields.stream().anyMatch(field -> Nodes.is(field.access, Opcodes.ACC_STATIC))) {
                found.add(name);
            }
        });
        return found;
    }

    /** Initialises and returns those classes. */
    List<Class<?>> initialized() {
        List<Class<?>> types = new ArrayList<>();
        stateful.forEach(name -> {
            try {
                types.add(Class.forName(name, true, this));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
        return types;
    }

    boolean owns(Class<?> type) {
        return type.getClassLoader() == this;
    }

    boolean isConstant(Class<?> type, String field) {
        return constants.contains(type.getName() + '.' + field);
    }

    /** True if the version says so, though it is not so here. */
    boolean isFinal(Class<?> type, String field) {
        return finals.contains(type.getName() + '.' + field);
    }

    /** True the first time. */
    boolean visit(Object object) {
        return visited.add(object);
    }

    Class<?> find(String name) {
        return classes.containsKey(name) ? load(name) : null;
    }

    private byte[] settable(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        node.fields.forEach(field -> {
            if (Nodes.is(field.access, Opcodes.ACC_FINAL)) {
                finals.add(node.name.replace('/', '.') + '.' + field.name);
            }
            if (field.value != null && Nodes.is(field.access, Opcodes.ACC_STATIC)) {
                constants.add(node.name.replace('/', '.') + '.' + field.name);
            }
            if (!Nodes.is(node.access, Opcodes.ACC_INTERFACE)) {
                field.access &= ~Opcodes.ACC_FINAL;
            }
        });
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }
}
