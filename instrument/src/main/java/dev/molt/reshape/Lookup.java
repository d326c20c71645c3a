package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds members along superclasses and interfaces, as the JVM does when it resolves a reference. */
final class Lookup {

    private final Function<String, ClassNode> classes;

    /** Looks among classes of one view of the world. */
    Lookup(Function<String, ClassNode> classes) {
        this.classes = classes;
    }

    /**
     * A method and the class that declares it.
     *
     * @param owner the class
     * @param method the method
     */
    record FoundMethod(ClassNode owner, MethodNode method) {
        boolean is(int flag) {
            return Nodes.is(method.access, flag);
        }
    }

    /**
     * A field and the class that declares it.
     *
     * @param owner the class
     * @param field the field
     */
    record FoundField(ClassNode owner, FieldNode field) {
    }

    /** A class, or null if nobody knows it. */
    ClassNode type(String name) {
        return classes.apply(name);
    }

    /** The method that a reference means. */
    Optional<FoundMethod> method(String owner, String name, String descriptor) {
        Optional<FoundMethod> found = inClasses(owner, name, descriptor);
        return found.isPresent() ? found : inInterfaces(owner, name, descriptor);
    }

    /** The method as a class or its superclasses declare it. */
    Optional<FoundMethod> inClasses(String owner, String name, String descriptor) {
        for (ClassNode at = classes.apply(owner); at != null; at = classes.apply(at.superName)) {
            MethodNode method = Changes.method(at, name, descriptor);
            if (method != null) {
                return Optional.of(new FoundMethod(at, method));
            } else if (at.superName == null) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The method as an interface declares it, the most specific with a body first. */
    Optional<FoundMethod> inInterfaces(String owner, String name, String descriptor) {
        List<FoundMethod> found = new ArrayList<>();
        for (String type : supertypes(owner)) {
            ClassNode node = classes.apply(type);
            MethodNode method = node == null || !Nodes.is(node.access, Opcodes.ACC_INTERFACE) ? null
                    : Changes.method(node, name, descriptor);
            if (method != null && !Nodes.is(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) {
                found.add(new FoundMethod(node, method));
            }
        }
        return found.stream().filter(method -> found.stream().noneMatch(other ->
                !other.owner().name.equals(method.owner().name) && isSubtype(other.owner().name, method.owner().name)))
                .min((a, b) -> Boolean.compare(a.is(Opcodes.ACC_ABSTRACT), b.is(Opcodes.ACC_ABSTRACT)));
    }

    /**
     * The method that runs when a class's is called on an object of a subclass, or implementation: one of the same name in
     * another package is another method, unless it overrides one that does override it (JVM specification 5.4.5 and 5.4.6).
     */
    Optional<FoundMethod> selected(String type, ClassNode owner, MethodNode method) {
        if (Nodes.is(method.access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                || Nodes.is(owner.access, Opcodes.ACC_INTERFACE)) {
            return selected(type, method.name, method.desc);
        }
        List<FoundMethod> overriding = new ArrayList<>(List.of(new FoundMethod(owner, method)));
        below(owner.name, type).forEach(node -> {
            MethodNode own = Changes.method(node, method.name, method.desc);
            if (own != null && !Nodes.is(own.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)
                    && overriding.stream().anyMatch(above -> isOpen(above, node))) {
                overriding.add(new FoundMethod(node, own));
            }
        });
        return Optional.of(overriding.get(overriding.size() - 1));
    }

    /** From the class right below one down to another. */
    private List<ClassNode> below(String above, String type) {
        List<ClassNode> path = new ArrayList<>();
        ClassNode at = classes.apply(type);
        while (at != null && !at.name.equals(above)) {
            path.add(0, at);
            at = at.superName == null ? null : classes.apply(at.superName);
        }
        return path;
    }

    private static boolean isOpen(FoundMethod method, ClassNode type) {
        return method.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                || Nodes.packageOf(method.owner().name).equals(Nodes.packageOf(type.name));
    }

    /** The method that runs when one of this name is called on an object of a class. */
    Optional<FoundMethod> selected(String type, String name, String descriptor) {
        for (ClassNode at = classes.apply(type); at != null; at = classes.apply(at.superName)) {
            MethodNode method = Changes.method(at, name, descriptor);
            if (method != null && !Nodes.is(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) {
                return Optional.of(new FoundMethod(at, method));
            } else if (at.superName == null) {
                break;
            }
        }
        return inInterfaces(type, name, descriptor);
    }

    /** The field that a reference means. */
    Optional<FoundField> field(String owner, String name, String descriptor) {
        ClassNode node = classes.apply(owner);
        if (node == null) {
            return Optional.empty();
        }
        FieldNode field = Changes.field(node, name, descriptor);
        if (field != null) {
            return Optional.of(new FoundField(node, field));
        }
        for (String type : node.interfaces) {
            Optional<FoundField> found = field(type, name, descriptor);
            if (found.isPresent()) {
                return found;
            }
        }
        return node.superName == null ? Optional.empty() : field(node.superName, name, descriptor);
    }

    boolean isSubtype(String type, String of) {
        return supertypes(type).contains(of);
    }

    /** How many superclasses a class has. */
    int depth(String type) {
        int depth = 0;
        for (ClassNode at = classes.apply(type); at != null && at.superName != null;
                at = classes.apply(at.superName)) {
            depth++;
        }
        return depth;
    }

    /** A class itself, its superclasses and all its interfaces. */
    List<String> supertypes(String type) {
        List<String> types = new ArrayList<>();
        collect(type, types);
        return types;
    }

    private void collect(String type, List<String> types) {
        if (type == null || types.contains(type)) {
            return;
        }
        types.add(type);
        ClassNode node = classes.apply(type);
        if (node != null) {
            collect(node.superName, types);
            node.interfaces.forEach(each -> collect(each, types));
        }
    }
}
