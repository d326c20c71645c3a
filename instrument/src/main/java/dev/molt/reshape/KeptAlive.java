package dev.molt.reshape;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * Warns of what the JVM gives no means against: a table holds the new fields of an object while it lives, and so all
 * that they lead to; if that is the object itself, it lives for ever.
 */
final class KeptAlive {

    private static final Set<String> ENDS = Set.of("java/lang/String", "java/lang/Boolean", "java/lang/Byte",
            "java/lang/Character", "java/lang/Short", "java/lang/Integer", "java/lang/Long", "java/lang/Float",
            "java/lang/Double", "java/lang/Class", "java/math/BigInteger", "java/math/BigDecimal", "java/util/UUID",
            "java/util/concurrent/atomic/AtomicBoolean", "java/util/concurrent/atomic/AtomicInteger",
            "java/util/concurrent/atomic/AtomicLong", "java/util/concurrent/locks/ReentrantLock");

    private final World world;
    private final Refusals refusals;

    KeptAlive(World world, Refusals refusals) {
        this.world = world;
        this.refusals = refusals;
    }

    /** Looks at fields that were added to a class without slots. */
    void check(String owner, List<FieldNode> fields) {
        String found = fields.stream().filter(field -> leadsOn(field, new HashSet<>())).map(field -> field.name)
                .collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            refusals.warn(owner, "loaded before the agent, so an object that can be reached from its own new field "
                    + found + " stays in memory", "let nothing there lead back to the object, or clear it;"
                    + " or start the JVM with -javaagent");
        }
    }

    private boolean leadsOn(FieldNode field, Set<String> seen) {
        Type type = Type.getType(field.desc);
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() != Type.OBJECT) {
            return false;
        }
        String name = element.getInternalName();
        ClassNode node = ENDS.contains(name) ? null : world.now(name);
        boolean constant = node != null && Nodes.is(node.access, Opcodes.ACC_ENUM);
        if (constant || ENDS.contains(name) || name.startsWith("java/time/")) {
            return false;
        }
        // A final class holds nothing but what it declares; what is being looked at already adds nothing.
        boolean whole = node != null && Nodes.is(node.access, Opcodes.ACC_FINAL)
                && Set.of("java/lang/Object", "java/lang/Record").contains(node.superName);
        return !whole || seen.add(name) && node.fields.stream()
                .anyMatch(own -> !Nodes.is(own.access, Opcodes.ACC_STATIC) && leadsOn(own, seen));
    }
}
