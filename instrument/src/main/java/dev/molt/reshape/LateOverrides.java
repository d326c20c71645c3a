package dev.molt.reshape;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Added methods, and the classes of no release that override them.
 *
 * <p>A companion asks for these only once it was told, by its field, that there are any: until then a call costs nothing more
 * than reading that, and on objects of classes that the release knows not even that.
 */
public final class LateOverrides {

    /** The companion's static field: true once there is such a class. */
    public static final String TOLD = "overridden";
    private static final int FIELD = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
    private static final int NOT_VIRTUAL = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;

    /** By name and descriptor, the classes that have such a method added. */
    private final Map<String, Set<String>> added = new HashMap<>();

    /**
     * What was added until now.
     *
     * @param companions by class, the outline of the one with its added methods; names are internal
     */
    LateOverrides(Map<String, ClassNode> companions) {
        companions.forEach((owner, companion) -> companion.methods.stream()
                .filter(method -> asks(companion) && method.name.endsWith(Dispatch.SUFFIX))
                .forEach(method -> added.computeIfAbsent(key(method), key -> new TreeSet<>()).add(owner)));
    }

    /** False for a class beside another that is none of its companions; names are binary. */
    public static boolean mayBeTold(String owner, String beside) {
        String start = Companions.name(owner, "");
        return beside.startsWith(start) && beside.length() > start.length()
                && Character.digit(beside.charAt(start.length()), Digest.RADIX) >= 0;
    }

    /** True if nothing was added that a class could override: then none need be read. */
    boolean areNone() {
        return added.isEmpty();
    }

    private static boolean asks(ClassNode companion) {
        return Changes.field(companion, TOLD, "Z") != null;
    }

    /** The name and descriptor of the method that a companion's is for, which takes the object. */
    private static String key(MethodNode ofCompanion) {
        return Widened.member(ofCompanion.name) + withoutSelf(ofCompanion.desc);
    }

    /** What a method of a companion takes but for the object. */
    static String withoutSelf(String descriptor) {
        return '(' + descriptor.substring(descriptor.indexOf(';') + 1);
    }

    /**
     * Writes a method that calls what a later class has, or else what is known.
     *
     * @param exact of which classes nothing need be asked
     */
    static void write(ClassNode companion, Target.Static target, Target.Static known, MethodNode method,
            List<ExactClasses.Exact> exact) {
        boolean far = Nodes.is(method.access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
        write(companion, target, known, method, far ? "" : "package", exact);
    }

    /** The same of a method that was opened: the JVM knows which classes of its package override it. */
    static void writeOpened(ClassNode companion, Target.Static target, Target.Static known, MethodNode method) {
        write(companion, target, known, method, "others", List.of());
    }

    private static void write(ClassNode companion, Target.Static target, Target.Static known, MethodNode method, String reach,
            List<ExactClasses.Exact> exact) {
        if (!asks(companion)) {
            companion.fields.add(new FieldNode(FIELD, TOLD, "Z", null, null));
        }
        MethodNode into = Nodes.method(companion, Companions.ACCESS, target.name(), target.descriptor());
        Type[] parameters = Type.getArgumentTypes(target.descriptor());
        Label none = new Label();
        into.visitCode();
        ExactClasses.write(into, parameters[0].getInternalName(), method.desc, exact);
        into.visitFieldInsn(Opcodes.GETSTATIC, companion.name, TOLD, "Z");
        into.visitJumpInsn(Opcodes.IFEQ, none);
        Code.loadAll(into, parameters, 0);
        into.instructions.add(Rewriter.linked("overridden", method.name, target.descriptor(), known.name(), reach));
        into.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
        into.visitLabel(none);
        Code.frame(into, parameters[0].getInternalName(), method.desc);
        Dispatch.call(into, known);
        into.visitMaxs(0, 0);
    }

    /** The methods that a companion asks for, by name and descriptor. */
    public static Set<String> asked(byte[] companion) {
        Set<String> asked = new TreeSet<>();
        Nodes.outline(companion).methods.stream().filter(method -> method.name.endsWith(Dispatch.SUFFIX))
                .forEach(method -> asked.add(key(method)));
        return asked;
    }

    /** The methods of a class that may override others, by name and descriptor. */
    public static Set<String> declared(byte[] classFile) {
        return declared(new ClassReader(classFile));
    }

    /** The same of a class that has no file, as it was made while the application runs. */
    public static Set<String> declared(Method[] methods) {
        Set<String> keys = new TreeSet<>();
        Arrays.stream(methods).filter(method -> !Nodes.is(method.getModifiers(), NOT_VIRTUAL))
                .forEach(method -> keys.add(method.getName() + descriptor(method)));
        return keys;
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes()).descriptorString();
    }

    /**
     * The classes of which a class overrides something added. Names are internal.
     *
     * @param outlines finds what classes declare; the JDK's, which nothing is added to and most hierarchies are of, is not asked for
     */
    Set<String> by(ClassReader reader, Outlines outlines) {
        if (isAlone(reader)) {
            return Set.of();
        }
        Set<String> found = new TreeSet<>();
        Lookup lookup = new Lookup(name -> name == null || name.startsWith("java/") ? null : outlines.apply(name));
        declared(reader).forEach(key -> found.addAll(added.getOrDefault(key, Set.of())));
        if (implementsOne(reader, lookup)) {
            inherited(reader, lookup).forEach(key -> found.addAll(added.getOrDefault(key, Set.of())));
        }
        if (!found.isEmpty()) {
            Set<String> above = new HashSet<>(lookup.supertypes(reader.getSuperName()));
            Arrays.stream(reader.getInterfaces()).forEach(name -> above.addAll(lookup.supertypes(name)));
            found.retainAll(above);
        }
        return found;
    }

    /** True for a class below an interface that something was added to. */
    private boolean implementsOne(ClassReader reader, Lookup lookup) {
        return Arrays.stream(reader.getInterfaces()).filter(name -> !name.startsWith("java/"))
                .flatMap(name -> lookup.supertypes(name).stream())
                .anyMatch(name -> added.values().stream().anyMatch(owners -> owners.contains(name)));
    }

    /** What implements an interface may inherit the method from a class that does not. */
    private static Set<String> inherited(ClassReader reader, Lookup lookup) {
        Set<String> keys = new TreeSet<>();
        String above = reader.getSuperName();
        while (above != null && !above.startsWith("java/")) {
            ClassNode node = lookup.type(above);
            if (node != null) {
                node.methods.stream().filter(method -> !Nodes.is(method.access, NOT_VIRTUAL))
                        .forEach(method -> keys.add(Changes.key(method)));
            }
            above = node == null ? null : node.superName;
        }
        return keys;
    }

    /** True if it extends and implements nothing but the JDK's, which nothing is added to. */
    private static boolean isAlone(ClassReader reader) {
        return (reader.getSuperName() == null || reader.getSuperName().startsWith("java/"))
                && Arrays.stream(reader.getInterfaces()).allMatch(name -> name.startsWith("java/"));
    }

    private static Set<String> declared(ClassReader reader) {
        Set<String> keys = new TreeSet<>();
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                if (!Nodes.is(access, NOT_VIRTUAL)) {
                    keys.add(name + type);
                }
                return null;
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return keys;
    }
}
