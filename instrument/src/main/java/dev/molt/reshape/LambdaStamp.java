package dev.molt.reshape;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** An attribute of class files whose lambdas run under other names: of which class file it was made, and their own names. */
final class LambdaStamp extends Attribute {

    private static final String NAME = "dev.molt.Lambdas";

    private String compiled = "";
    private final Map<String, String> own = new TreeMap<>();

    LambdaStamp() {
        super(NAME);
    }

    /**
     * Of a class file.
     *
     * @param compiled a digest of what it was made of
     * @param names by own name and descriptor, the names under which the lambdas run
     */
    LambdaStamp(String compiled, Map<String, String> names) {
        super(NAME);
        this.compiled = compiled;
        names.forEach((key, runs) -> own.put(runs + Changes.descriptor(key), Changes.name(key)));
    }

    /** The stamp of a class file, an empty one if it has none. */
    static LambdaStamp of(byte[] classFile) {
        LambdaStamp[] found = {new LambdaStamp()};
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visitAttribute(Attribute attribute) {
                found[0] = attribute instanceof LambdaStamp stamp ? stamp : found[0];
            }
        }, new Attribute[] {found[0]}, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return found[0];
    }

    /** A digest of the class file that it was made of; empty if it is as it was compiled. */
    String compiled() {
        return compiled;
    }

    /** The name that the compiler gave to a method. */
    String ownName(String name, String descriptor) {
        return own.getOrDefault(name + descriptor, name);
    }

    /** By own name and descriptor, the names under which lambdas run. */
    Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        own.forEach((key, name) -> names.put(name + Changes.descriptor(key), Changes.name(key)));
        return names;
    }

    @Override
    public boolean isUnknown() {
        return false;
    }

    @Override
    protected Attribute read(ClassReader reader, int offset, int length, char[] buffer, int code, Label[] labels) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) reader.readByte(offset + i);
        }
        String[] lines = new String(text, StandardCharsets.UTF_8).split("\n");
        LambdaStamp stamp = new LambdaStamp(lines[0], Map.of());
        for (int i = 1; i < lines.length; i++) {
            stamp.own.put(lines[i].substring(0, lines[i].indexOf(' ')), lines[i].substring(lines[i].indexOf(' ') + 1));
        }
        return stamp;
    }

    @Override
    protected ByteVector write(ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
        StringBuilder text = new StringBuilder(compiled);
        own.forEach((key, name) -> text.append('\n').append(key).append(' ').append(name));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return new ByteVector(bytes.length).putByteArray(bytes, 0, bytes.length);
    }
}
