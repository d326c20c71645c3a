package dev.molt.reshape;

import dev.molt.classfile.MalformedClassException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of a class file lie, found without looking into any code.
 *
 * <p>By hand and not with ASM: it is done for every class that an application loads, while it starts. The format is that of
 * the JVM specification, chapter 4.
 */
final class Layout {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final ByteBuffer bytes;
    private final int[] constants;
    private final List<String> fieldNames = new ArrayList<>();
    private final List<String> methodKeys = new ArrayList<>();
    private final Map<String, Integer> attributes = new HashMap<>();
    private final int constantsEnd;
    private final int interfaceCount;
    private final int fieldCount;
    private final int fieldsEnd;
    private final int attributeCount;

    private Layout(byte[] classFile) {
        bytes = ByteBuffer.wrap(classFile);
        if (bytes.getInt() != MAGIC) {
            throw new IllegalArgumentException("it does not begin as one");
        }
        bytes.position(8);
        constants = new int[u2()];
        constants();
        constantsEnd = bytes.position();
        skip(6);
        interfaceCount = bytes.position();
        skip(2 * u2());
        fieldCount = bytes.position();
        members((name, type) -> fieldNames.add(utf8(name)));
        fieldsEnd = bytes.position();
        members((name, type) -> methodKeys.add(utf8(name) + utf8(type)));
        attributeCount = bytes.position();
        for (int left = u2(); left > 0; left--) {
            int at = bytes.position();
            attributes.put(utf8(u2()), at);
            skip(bytes.getInt());
        }
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("something follows its end");
        }
    }

    /**
     * Reads a class file.
     *
     * @throws MalformedClassException if these bytes are none
     */
    static Layout of(byte[] classFile) {
        try {
            return new Layout(classFile);
        } catch (RuntimeException e) {
            throw new MalformedClassException("this", e);
        }
    }

    int majorVersion() {
        return bytes.getShort(6) & 0xFFFF;
    }

    int access() {
        return bytes.getShort(constantsEnd) & 0xFFFF;
    }

    /** The internal name. */
    String name() {
        return className(bytes.getShort(constantsEnd + 2) & 0xFFFF);
    }

    /** The names of the fields, in order. */
    List<String> fieldNames() {
        return fieldNames;
    }

    /** The names of the methods with their descriptors, in order. */
    List<String> methodKeys() {
        return methodKeys;
    }

    /** The superclass, a constant; 0 if there is none. */
    int superclass() {
        return bytes.getShort(constantsEnd + 4) & 0xFFFF;
    }

    /** The superclass's internal name, or null if there is none. */
    String superName() {
        return superclass() == 0 ? null : className(superclass());
    }

    /** The internal names of the interfaces, in order. */
    List<String> interfaces() {
        List<String> names = new ArrayList<>();
        int count = bytes.getShort(interfaceCount) & 0xFFFF;
        for (int i = 1; i <= count; i++) {
            names.add(className(bytes.getShort(interfaceCount + 2 * i) & 0xFFFF));
        }
        return names;
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** Where an attribute of the class begins. */
    int attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The internal names of the nest members, in order. */
    List<String> nestMembers() {
        List<String> names = new ArrayList<>();
        if (has("NestMembers")) {
            int at = attribute("NestMembers") + 6;
            int count = bytes.getShort(at) & 0xFFFF;
            for (int i = 1; i <= count; i++) {
                names.add(className(bytes.getShort(at + 2 * i) & 0xFFFF));
            }
        }
        return names;
    }

    /** The number of the first constant behind the last. */
    int constantCount() {
        return constants.length;
    }

    /** Where the constant pool ends. */
    int constantsEnd() {
        return constantsEnd;
    }

    /** Where the number of fields stands. */
    int fieldCount() {
        return fieldCount;
    }

    /** Where the fields end. */
    int fieldsEnd() {
        return fieldsEnd;
    }

    /** Where the number of the class's attributes stands. */
    int attributeCount() {
        return attributeCount;
    }

    private void constants() {
        for (int i = 1; i < constants.length; i++) {
            constants[i] = bytes.position();
            int tag = bytes.get();
            skip(tag == UTF8 ? u2() : size(tag));
            i += tag == LONG || tag == DOUBLE ? 1 : 0;
        }
    }

    /** The size of a constant behind its tag. */
    private static int size(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            case CLASS, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalArgumentException("its constant pool has an entry of no known kind");
        };
    }

    private void members(Member found) {
        for (int left = u2(); left > 0; left--) {
            skip(2);
            found.add(u2(), u2());
            for (int more = u2(); more > 0; more--) {
                skip(2);
                skip(bytes.getInt());
            }
        }
    }

    private String className(int index) {
        if (bytes.get(constants[index]) != CLASS) {
            throw new IllegalArgumentException("its constant " + index + " is no class");
        }
        return utf8(bytes.getShort(constants[index] + 1) & 0xFFFF);
    }

    /** Names with characters that the JVM writes in its own way differ from what is looked for, which has none. */
    private String utf8(int index) {
        int at = constants[index];
        if (bytes.get(at) != UTF8) {
            throw new IllegalArgumentException("its constant " + index + " is no text");
        }
        return new String(bytes.array(), at + 3, bytes.getShort(at + 1) & 0xFFFF, StandardCharsets.UTF_8);
    }

    private int u2() {
        return bytes.getShort() & 0xFFFF;
    }

    private void skip(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a part of it is too long");
        }
        bytes.position(bytes.position() + count);
    }

    /** Takes a member's name and descriptor, both constants. */
    private interface Member {
        void add(int name, int type);
    }
}
