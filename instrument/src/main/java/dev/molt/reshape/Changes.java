package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The members of a loaded class against those of its next version: kept ones stay where they are, added ones live
 * elsewhere.
 *
 * <p>A method that became static, or private, or ceased to be, counts as another method of the same name: what is
 * bound to the old one would not find the new. So does a static field that ceased to be final: compiled code takes the old
 * one for a constant. It stays where it went when it is final again, and has its value.
 */
final class Changes {

    private static final int KIND = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;

    final ClassNode shape;
    final ClassNode next;
    private final Map<String, MethodNode> kept = new LinkedHashMap<>();
    private final Map<String, MethodNode> added = new LinkedHashMap<>();
    private final Map<String, FieldNode> keptFields = new HashMap<>();
    private final Map<String, FieldNode> addedFields = new LinkedHashMap<>();

    Changes(ClassNode shape, ClassNode next, Numbered numbered, Homes homes) {
        this.shape = shape;
        this.next = next;
        for (MethodNode method : next.methods) {
            MethodNode old = method(shape, method.name, method.desc);
            boolean constructs = method.name.startsWith("<");
            boolean same = old != null && (constructs || ((old.access ^ method.access) & KIND) == 0)
                    && !numbered.isAnother(key(method));
            if (same) {
                kept.put(key(method), method);
            } else if (!method.name.equals("<clinit>")) {
                added.put(key(method), method);
            }
        }
        for (FieldNode field : next.fields) {
            FieldNode old = field(shape, field.name, field.desc);
            boolean same = old != null && ((old.access ^ field.access) & Opcodes.ACC_STATIC) == 0 && !loosened(old, field)
                    && !isElsewhere(next.name, field, homes);
            (same ? keptFields : addedFields).put(field.name + field.desc, field);
        }
    }

    /** The next version of a method of the shape, or null where it was removed. */
    MethodNode kept(MethodNode old) {
        return kept.get(key(old));
    }

    /** The next version of a field of the shape, or null where it was removed. */
    FieldNode kept(FieldNode old) {
        return keptFields.get(old.name + old.desc);
    }

    boolean addsMethod(String key) {
        return added.containsKey(key);
    }

    boolean addsField(String key) {
        return addedFields.containsKey(key);
    }

    List<MethodNode> added() {
        return new ArrayList<>(added.values());
    }

    /** True for a method that is abstract in the running class and has a body now. */
    boolean gainsBody(MethodNode method) {
        return lost(method, Opcodes.ACC_ABSTRACT);
    }

    /** True for a method that is synchronized in the running class and no longer. */
    boolean unlocks(MethodNode method) {
        return lost(method, Opcodes.ACC_SYNCHRONIZED);
    }

    /** True for a method that only classes of the package override in the running JVM, and that others may override now. */
    boolean opens(MethodNode method) {
        MethodNode now = kept.get(key(method));
        MethodNode old = method(shape, method.name, method.desc);
        int open = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
        return now != null && !Nodes.is(old.access, open | KIND) && Nodes.is(now.access, open)
                && !Nodes.is(now.access | next.access, Opcodes.ACC_FINAL) && !now.name.startsWith("<");
    }

    /** True for one of these that has a body, which passes calls on to what overrides it. */
    boolean passesOn(MethodNode method) {
        MethodNode old = method(shape, method.name, method.desc);
        return opens(method)
                && !Nodes.is(old.access | kept(old).access, Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE);
    }

    /** The methods whose bodies are beside the class and not in it, perhaps in both. */
    List<MethodNode> besides() {
        List<MethodNode> methods = added();
        methods.removeIf(method -> Nodes.is(method.access, Opcodes.ACC_ABSTRACT) || method.name.startsWith("<"));
        kept.values().stream().filter(this::gainsBody).forEach(methods::add);
        return methods;
    }

    /** True for a static field that some version gave a home; but a constant has its value from the class file. */
    static boolean isElsewhere(String owner, FieldNode field, Homes homes) {
        return Nodes.is(field.access, Opcodes.ACC_STATIC) && field.value == null
                && homes.statics(owner, field.name, field.desc).isPresent();
    }

    private boolean lost(MethodNode method, int flag) {
        MethodNode now = kept.get(key(method));
        MethodNode old = method(shape, method.name, method.desc);
        return now != null && Nodes.is(old.access & ~now.access, flag);
    }

    /** The static fields that ceased to be final and were computed: they go on with the values that they have. */
    List<FieldNode> loosened() {
        return addedFields().stream().filter(field -> {
            FieldNode old = field(shape, field.name, field.desc);
            return old != null && loosened(old, field) && old.value == null;
        }).toList();
    }

    private static boolean loosened(FieldNode old, FieldNode now) {
        return Nodes.is(old.access & now.access, Opcodes.ACC_STATIC) && Nodes.is(old.access & ~now.access, Opcodes.ACC_FINAL);
    }

    List<FieldNode> addedFields() {
        return new ArrayList<>(addedFields.values());
    }

    static String key(MethodNode method) {
        return method.name + method.desc;
    }

    /** The name in a {@link #key}. */
    static String name(String key) {
        return key.substring(0, descriptorAt(key));
    }

    /** The descriptor in a {@link #key}. */
    static String descriptor(String key) {
        return key.substring(descriptorAt(key));
    }

    private static int descriptorAt(String key) {
        int at = key.indexOf('(');
        return at < 0 ? key.length() : at;
    }

    static MethodNode method(ClassNode node, String name, String descriptor) {
        for (MethodNode method : node.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) {
                return method;
            }
        }
        return null;
    }

    static FieldNode field(ClassNode node, String name, String descriptor) {
        for (FieldNode field : node.fields) {
            if (field.name.equals(name) && field.desc.equals(descriptor)) {
                return field;
            }
        }
        return null;
    }
}
