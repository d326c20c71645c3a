package dev.molt.classfile;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** The values that a class file itself gives to static fields. */
public final class ConstantValues {

    private ConstantValues() {
    }

    /** By name and descriptor, {@code N:I}; an Integer also for a boolean, byte, char or short. */
    public static Map<String, Object> of(byte[] classFile) {
        Map<String, Object> values = new TreeMap<>();
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
                if (value != null && (access & Opcodes.ACC_STATIC) != 0) {
                    values.put(name + ':' + descriptor, value);
                }
                return null;
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return values;
    }
}
