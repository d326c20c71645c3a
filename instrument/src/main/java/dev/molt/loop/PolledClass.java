package dev.molt.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes the loops of a class such that they go on in the code of a later version: {@link Polls} say how. */
public final class PolledClass {

    private PolledClass() {
    }

    /**
     * The class as it is to be loaded.
     *
     * @param classFile the class file, with or without other preparations
     * @param compiled the class file before all of them, which tells its version from others
     * @return the same bytes if no loop of it may last, or it would become too large
     */
    public static byte[] prepared(byte[] classFile, byte[] compiled) {
        try {
            return polled(classFile, compiled);
        } catch (RuntimeException e) {
            // Whatever there is about it: it comes up as if there were no loops, each time that it is looked at.
            return classFile;
        }
    }

    private static byte[] polled(byte[] classFile, byte[] compiled) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.EXPAND_FRAMES);
        List<Loop> loops = LoopFields.areTaken(node) ? List.of() : Loops.of(node);
        if (loops.isEmpty()) {
            return classFile;
        }
        int version = version(compiled);
        LoopFields.add(node, version);
        poll(node, loops, version);
        return written(reader, node);
    }

    /** Built on the reader: attributes that ASM does not know go on pointing into the same pool. */
    private static byte[] written(ClassReader reader, ClassNode node) {
        ClassWriter writer = new ClassWriter(reader, 0);
        node.accept(writer);
        return writer.toByteArray();
    }

    /**
     * The same of a later version of a class that was loaded so, with what goes on with the loops.
     *
     * <p>One that has the fields already is what another agent was shown of the loaded class, and stays as it is.
     *
     * @param compiled the class file
     * @param enters false if no call can be in a loop of another version
     * @return with no more than the fields if anything else would become too large
     */
    public static byte[] next(byte[] compiled, boolean enters) {
        try {
            return next(compiled, enters, true);
        } catch (IndexOutOfBoundsException e) {
            return next(compiled, false, false);
        }
    }

    private static byte[] next(byte[] compiled, boolean enters, boolean polls) {
        ClassReader reader = new ClassReader(compiled);
        ClassNode next = new ClassNode();
        reader.accept(next, ClassReader.EXPAND_FRAMES);
        if (LoopFields.areTaken(next)) {
            return compiled;
        }
        List<Loop> loops = polls ? Loops.of(next) : List.of();
        int version = version(compiled);
        LoopFields.add(next, version);
        Map<Loop, LabelNode> heads = new LinkedHashMap<>();
        loops.forEach(loop -> heads.put(loop, mark(loop)));
        poll(next, loops, version);
        for (Loop loop : enters ? loops : List.<Loop>of()) {
            if (next.methods.stream().noneMatch(method -> method.name.equals(loop.name()))) {
                next.methods.add(new Continuation(next, loop).method(heads.get(loop)));
            }
        }
        return written(reader, next);
    }

    /** True for the name of a method that goes on with a loop. */
    public static boolean isContinuation(String method) {
        return !LoopName.host(method).equals(method);
    }

    /** True where a call of a method has left one of its loops, for a call of what goes on with it. */
    public static boolean goesOn(String method, String callee) {
        return isContinuation(callee) && host(callee).equals(host(method));
    }

    /** The method that a frame is of, where that goes on with a loop of it. */
    public static String host(String method) {
        return LoopName.host(method);
    }

    /** Where rounds begin, before anything is put there: what goes on asks first, as each round does. */
    private static LabelNode mark(Loop loop) {
        AbstractInsnNode at = loop.head();
        while (!(at instanceof LabelNode)) {
            at = at.getPrevious();
        }
        return (LabelNode) at;
    }

    private static void poll(ClassNode node, List<Loop> loops, int version) {
        Map<MethodNode, Polls> polls = new LinkedHashMap<>();
        loops.forEach(loop -> polls.computeIfAbsent(loop.method(), method -> new Polls(node, method, version)).add(loop));
        polls.values().forEach(Polls::close);
    }

    /** The number by which loops know a version of their class. */
    public static int version(byte[] compiled) {
        CRC32 hash = new CRC32();
        hash.update(compiled);
        return (int) hash.getValue();
    }
}
