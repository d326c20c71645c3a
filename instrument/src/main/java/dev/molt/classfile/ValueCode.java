package dev.molt.classfile;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Code that makes a value of its parameters and of nothing else: when it runs makes no difference, as long as these stay.
 *
 * <p>It may call the JDK's own value types and collections, and make such, but reads no static field and none of an object.
 */
public final class ValueCode {

    private static final Map<String, Set<String>> VALUES = Map.of(
            "java/lang/", Set.of("Object", "String", "StringBuilder", "StringBuffer", "CharSequence", "Number", "Integer", "Long",
                    "Short", "Byte", "Character", "Boolean", "Float", "Double", "Math", "StrictMath", "Comparable", "Iterable"),
            "java/math/", Set.of("BigDecimal", "BigInteger", "MathContext"),
            "java/time/", Set.of("Duration", "Instant", "LocalDate", "LocalDateTime", "LocalTime", "MonthDay", "OffsetDateTime",
                    "OffsetTime", "Period", "Year", "YearMonth", "ZonedDateTime", "ZoneOffset"),
            "java/util/", Set.of("ArrayDeque", "ArrayList", "Arrays", "BitSet", "Collection", "Collections", "Deque", "HashMap",
                    "HashSet", "Iterator", "LinkedHashMap", "LinkedHashSet", "LinkedList", "List", "Map", "Map$Entry", "Objects",
                    "Optional", "OptionalInt", "OptionalLong", "PriorityQueue", "Queue", "Set", "SortedMap", "SortedSet",
                    "StringJoiner", "TreeMap", "TreeSet", "UUID"),
            "java/util/concurrent/", Set.of("ConcurrentHashMap", "ConcurrentLinkedDeque", "ConcurrentLinkedQueue",
                    "ConcurrentSkipListMap", "ConcurrentSkipListSet", "CopyOnWriteArrayList", "CopyOnWriteArraySet"),
            "java/util/concurrent/atomic/", Set.of("AtomicBoolean", "AtomicInteger", "AtomicLong", "AtomicReference",
                    "LongAdder"));

    /** What asks for the time, for chance and for properties, among the methods of values. */
    private static final Set<String> ASKING = Set.of("now", "random", "randomUUID", "getInteger", "getLong", "getBoolean",
            "shuffle", "notify", "notifyAll", "wait", "format", "formatted");

    private ValueCode() {
    }

    /**
     * True for a static method that is such code, and does not use its first parameter.
     *
     * @param classFile the class that declares it
     */
    public static boolean is(byte[] classFile, String method, String descriptor) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return node.methods.stream().anyMatch(each -> each.name.equals(method) && each.desc.equals(descriptor) && isValueCode(each));
    }

    private static boolean isValueCode(MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof FieldInsnNode
                    || at instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD && load.var == 0
                    || at instanceof MethodInsnNode call && (!isOfValues(call.owner) || ASKING.contains(call.name))
                    || at instanceof InvokeDynamicInsnNode dynamic
                            && !dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")
                    || at.getOpcode() == Opcodes.MONITORENTER) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfValues(String owner) {
        int end = owner.lastIndexOf('/') + 1;
        return VALUES.getOrDefault(owner.substring(0, end), Set.of()).contains(owner.substring(end));
    }
}
