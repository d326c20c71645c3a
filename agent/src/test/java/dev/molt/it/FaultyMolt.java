package dev.molt.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The very {@code molt.jar}, but that each method of what carries upgrades out asks a {@link FaultPoint} first. So whatever is
 * written there tomorrow is a place, too, and nothing of it is in the jar that people use.
 */
final class FaultyMolt {

    private static final Pattern CARRIES_OUT = Pattern.compile(
            "dev/molt/(eval/(?!EveryStep).*|suspend/.*|journal/.*|heap/(HeapWalk|InstanceCount)|reflect/Reflections)\\.class");
    private static final String CORE = "META-INF/molt/core.jar";
    private static final String POINT = Type.getInternalName(FaultPoint.class);

    private FaultyMolt() {}

    /** Packs it. */
    static Path jar(Path file) {
        try {
            Files.createDirectories(file.getParent());
            try (InputStream in = Files.newInputStream(Molt.jar()); OutputStream out = Files.newOutputStream(file)) {
                copy(in, out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        ZipInputStream in = new ZipInputStream(from);
        ZipOutputStream out = new ZipOutputStream(to);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            byte[] bytes = in.readAllBytes();
            out.putNextEntry(new ZipEntry(entry.getName()));
            if (entry.getName().equals(CORE)) {
                copy(new ByteArrayInputStream(bytes), out);
            } else {
                out.write(CARRIES_OUT.matcher(entry.getName()).matches() ? faulty(bytes) : bytes);
            }
        }
        out.putNextEntry(new ZipEntry(POINT + ".class"));
        try (InputStream point = FaultPoint.class.getResourceAsStream("FaultPoint.class")) {
            point.transferTo(out);
        }
        out.finish();
    }

    /** What neither calls nor makes anything cannot fail. */
    private static byte[] faulty(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        for (MethodNode method : type.methods) {
            if (!method.name.startsWith("<") && calls(method)) {
                InsnList ask = new InsnList();
                ask.add(new LdcInsnNode(type.name.substring("dev/molt/".length()).replace('/', '.') + "." + method.name));
                ask.add(new MethodInsnNode(Opcodes.INVOKESTATIC, POINT, "at", "(Ljava/lang/String;)V"));
                method.instructions.insert(ask);
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static boolean calls(MethodNode method) {
        for (AbstractInsnNode each : method.instructions) {
            if (each.getType() == AbstractInsnNode.METHOD_INSN || each.getType() == AbstractInsnNode.INVOKE_DYNAMIC_INSN) {
                return true;
            }
        }
        return false;
    }
}
