package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Leads classes of no release to bodies that they inherit from companions, where the JVM finds an abstract method, or one
 * further up.
 */
final class Inheriting {

    /** What a companion's method has that is the body of one which is called on objects; a static one may take the same. */
    static final int MARK = Opcodes.ACC_FINAL;

    /** By class, such methods of its companion. */
    private final Map<String, List<MethodNode>> bodies = new HashMap<>();
    private final Map<String, ClassNode> companions;

    /**
     * What was added until now.
     *
     * @param companions by class, the outline of the one with its added methods; names are internal
     */
    Inheriting(Map<String, ClassNode> companions) {
        this.companions = companions;
        companions.forEach((owner, companion) -> {
            List<MethodNode> found = companion.methods.stream().filter(method -> Nodes.is(method.access, MARK)).toList();
            if (!found.isEmpty()) {
                bodies.put(owner, found);
            }
        });
    }

    /**
     * False for nearly all classes: no more than headers are read, and of the JDK's none.
     *
     * @param files finds any class's file
     */
    boolean mayConcern(ClassReader reader, Function<String, Optional<byte[]>> files) {
        boolean madeOf = !bodies.isEmpty() && !Nodes.is(reader.getAccess(), Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE);
        return madeOf && isBelow(reader, files, new HashSet<>());
    }

    private boolean isBelow(ClassReader reader, Function<String, Optional<byte[]>> files, Set<String> seen) {
        return Stream.concat(Stream.ofNullable(reader.getSuperName()), Arrays.stream(reader.getInterfaces()))
                .filter(name -> !name.startsWith("java/") && seen.add(name))
                .anyMatch(name -> bodies.containsKey(name) || files.apply(name.replace('/', '.'))
                        .filter(file -> isBelow(new ClassReader(file), files, seen)).isPresent());
    }

    /**
     * Adds the methods.
     *
     * @param outlines finds what runs in loaded classes, and any other class
     * @return false if there are none
     */
    boolean add(ClassNode node, Outlines outlines) {
        Lookup actual = new Lookup(name -> node.name.equals(name) ? node : outlines.apply(name));
        Map<String, ClassNode> next = new HashMap<>();
        Lookup now = new Lookup(name -> next.computeIfAbsent(name, key -> withBodies(actual.type(key), node)));
        int before = node.methods.size();
        for (String type : now.supertypes(node.name)) {
            for (MethodNode body : bodies.getOrDefault(type, List.of())) {
                String descriptor = descriptor(body);
                Optional<Lookup.FoundMethod> called = actual.selected(node.name, Widened.member(body.name), descriptor);
                Optional<Lookup.FoundMethod> runs = now.selected(node.name, Widened.member(body.name), descriptor);
                boolean leads = called.isPresent() && runs.isPresent() && runs.get().owner().name.equals(type)
                        && Nodes.is(runs.get().method().access, MARK);
                if (leads && Changes.method(node, Widened.member(body.name), descriptor) == null) {
                    Forwarders.write(node, called.get().method().access, Widened.member(body.name), descriptor,
                            new Target.Static(companions.get(type).name, body.name, body.desc));
                }
            }
        }
        return node.methods.size() > before;
    }

    /** A class as it is meant to be: what has its body in the companion is marked. */
    private ClassNode withBodies(ClassNode actual, ClassNode node) {
        if (actual == null || actual == node || !bodies.containsKey(actual.name)) {
            return actual;
        }
        ClassNode now = new ClassNode();
        now.visit(actual.version, actual.access, actual.name, null, actual.superName, actual.interfaces.toArray(new String[0]));
        now.methods = new ArrayList<>(actual.methods);
        for (MethodNode body : bodies.get(actual.name)) {
            MethodNode own = Changes.method(actual, Widened.member(body.name), descriptor(body));
            if (own == null || Nodes.is(own.access, Opcodes.ACC_ABSTRACT)) {
                now.methods.remove(own);
                now.methods.add(new MethodNode(Opcodes.ACC_PUBLIC | MARK, Widened.member(body.name), descriptor(body), null, null));
            }
        }
        return now;
    }

    private static String descriptor(MethodNode body) {
        return LateOverrides.withoutSelf(body.desc);
    }
}
