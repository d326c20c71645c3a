package dev.molt.reshape;

import dev.molt.classfile.MalformedClassException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of a class file lie, found without looking into any code.
 *
 * <p>By hand and not with ASM, on the bytes themselves and without making objects of what they name: it is done for every
 * class that an application loads, while it starts and nothing of this is compiled. The format is that of the JVM
 * specification, chapter 4.
 */
final class Layout {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final byte[] bytes;
    private final int[] constants;
    private final Map<String, Integer> attributes = new HashMap<>();
    private final int constantsEnd;
    private final int interfaceCount;
    private final int fieldCount;
    private final int fieldsEnd;
    private final int attributeCount;

    private Layout(byte[] classFile) {
        bytes = classFile;
        if (u4(0) != MAGIC) {
            throw new IllegalArgumentException("it does not begin as one");
        }
        constants = new int[u2(8)];
        constantsEnd = constants();
        interfaceCount = constantsEnd + 6;
        fieldCount = interfaceCount + 2 + 2 * u2(interfaceCount);
        fieldsEnd = membersEnd(fieldCount);
        attributeCount = membersEnd(fieldsEnd);
        int at = attributeCount + 2;
        for (int left = u2(attributeCount); left > 0; left--) {
            attributes.put(utf8(u2(at)), at);
            at = next(at);
        }
        if (at != bytes.length) {
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
        return u2(6);
    }

    int access() {
        return u2(constantsEnd);
    }

    /** The internal name. */
    String name() {
        return className(u2(constantsEnd + 2));
    }

    /** True if it declares a field of this name, of ASCII characters. */
    boolean hasField(String name) {
        return hasMember(fieldCount, name, null);
    }

    /** True if it declares a method of this name and descriptor, of ASCII characters. */
    boolean hasMethod(String name, String type) {
        return hasMember(fieldsEnd, name, type);
    }

    /** True if something that {@link Waiting} knows is among its constants. */
    boolean mayWait() {
        for (int i = 1; i < constants.length; i++) {
            int at = constants[i];
            if (at != 0 && bytes[at] == UTF8) {
                for (String name : Waiting.ofLength(u2(at + 1))) {
                    if (is(i, name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The superclass, a constant; 0 if there is none. */
    int superclass() {
        return u2(constantsEnd + 4);
    }

    /** The superclass's internal name, or null if there is none. */
    String superName() {
        return superclass() == 0 ? null : className(superclass());
    }

    /** The internal names of the interfaces, in order. */
    List<String> interfaces() {
        return classNames(interfaceCount);
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
        return has("NestMembers") ? classNames(attribute("NestMembers") + 6) : List.of();
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

    /** Where the fields end, and the number of methods stands. */
    int fieldsEnd() {
        return fieldsEnd;
    }

    /** Where the number of the class's attributes stands. */
    int attributeCount() {
        return attributeCount;
    }

    /** Two bytes, a number. */
    int u2(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private int u4(int at) {
        return u2(at) << 16 | u2(at + 2);
    }

    private int constants() {
        int at = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            int tag = bytes[at];
            at += tag == UTF8 ? 3 + u2(at + 1) : size(tag);
            i += tag == LONG || tag == DOUBLE ? 1 : 0;
        }
        return at;
    }

    /** The size of a constant with its tag. */
    private static int size(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
            case LONG, DOUBLE -> 9;
            case CLASS, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> throw new IllegalArgumentException("its constant pool has an entry of no known kind");
        };
    }

    /** Where the attribute ends that begins here. */
    private int next(int attribute) {
        int size = u4(attribute + 2);
        if (size < 0) {
            throw new IllegalArgumentException("a part of it is too long");
        }
        return attribute + 6 + size;
    }

    private int membersEnd(int count) {
        int at = count + 2;
        for (int left = u2(count); left > 0; left--) {
            text(u2(at + 2));
            text(u2(at + 4));
            at = memberEnd(at);
        }
        return at;
    }

    private int memberEnd(int member) {
        int at = member + 8;
        for (int left = u2(member + 6); left > 0; left--) {
            at = next(at);
        }
        return at;
    }

    private boolean hasMember(int count, String name, String type) {
        int at = count + 2;
        for (int left = u2(count); left > 0; left--) {
            if (is(u2(at + 2), name) && (type == null || is(u2(at + 4), type))) {
                return true;
            }
            at = memberEnd(at);
        }
        return false;
    }

    private boolean is(int index, String ascii) {
        int at = constants[index] + 1;
        if (u2(at) != ascii.length()) {
            return false;
        }
        for (int i = ascii.length() - 1; i >= 0; i--) {
            if (bytes[at + 2 + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private List<String> classNames(int at) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= u2(at); i++) {
            names.add(className(u2(at + 2 * i)));
        }
        return names;
    }

    private String className(int index) {
        if (bytes[constants[index]] != CLASS) {
            throw new IllegalArgumentException("its constant " + index + " is no class");
        }
        return utf8(u2(constants[index] + 1));
    }

    /** Where a text begins, with its tag. */
    private int text(int index) {
        int at = constants[index];
        if (bytes[at] != UTF8) {
            throw new IllegalArgumentException("its constant " + index + " is no text");
        }
        return at;
    }

    /** Names with characters that the JVM writes in its own way differ from what is looked for, which has none. */
    private String utf8(int index) {
        int at = text(index);
        return new String(bytes, at + 3, u2(at + 1), StandardCharsets.UTF_8);
    }
}
