package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** What tells a numbered class from others in the same host, whatever the numbers are. */
final class NumberedClass {

    private static final Pattern NUMBER = Pattern.compile("(?<=\\w)\\$\\d+");
    private static final Pattern LAMBDA = Pattern.compile("(\\w+\\$)?lambda\\$[\\w$]*\\d");
    private static final int TEXT = 8;
    private static final int OWN_MODIFIERS = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM;

    /** No method has such a name. */
    private static final String BODY = "constant ";

    private final ClassNode node;
    private final String place;
    private final Map<String, String> members = new TreeMap<>();

    NumberedClass(byte[] classFile) {
        this(classFile, null);
    }

    /**
     * The same of one that may be the body of an enum's constant.
     *
     * @param constant the constant; null if it is none
     */
    NumberedClass(byte[] classFile, String constant) {
        byte[] plain = unnumbered(classFile);
        ClassFile file = ClassFile.of(plain);
        this.node = Nodes.outline(plain);
        this.place = constant != null ? BODY + constant : node.outerMethod == null ? "" : node.outerMethod.replaceAll("^lambda\\$(\\w+)\\$#$", "$1");
        file.fields().forEach(field -> members.put(field.name() + ' ' + field.descriptor(), ""));
        for (MethodShape method : file.methods()) {
            members.merge(method.name() + method.descriptor(), method.code(), String::concat);
        }
    }

    /** The method that it is written in, or the constant whose body it is; empty if there is none. */
    String place() {
        return place;
    }

    /** True for the body of an enum's constant. */
    boolean isBody() {
        return place.startsWith(BODY);
    }

    /** True if nothing but numbers and debugging information differs. */
    boolean isSame(NumberedClass other) {
        return isOfOneKind(other) && place.equals(other.place) && members.equals(other.members)
                && Objects.equals(node.signature, other.node.signature);
    }

    /** True if one may be a changed version of the other. */
    boolean isOfOneKind(NumberedClass other) {
        return (node.access & OWN_MODIFIERS) == (other.node.access & OWN_MODIFIERS)
                && isSwitchMap(node) == isSwitchMap(other.node)
                && node.superName.equals(other.node.superName)
                && Set.copyOf(node.interfaces).equals(Set.copyOf(other.node.interfaces));
    }

    /** How much is equal, from 0 to 1. */
    double likeness(NumberedClass other) {
        Set<String> all = new TreeSet<>(members.keySet());
        all.addAll(other.members.keySet());
        double equal = 0;
        for (String member : all) {
            String code = members.get(member);
            String theirs = other.members.get(member);
            equal += code == null || theirs == null ? 0 : code.equals(theirs) ? 1 : 0.5;
        }
        return all.isEmpty() ? 1 : equal / all.size();
    }

    /** True for the class of the tables for switches over enums, which nobody has objects of. */
    static boolean isSwitchMap(ClassNode node) {
        return Nodes.is(node.access, Opcodes.ACC_SYNTHETIC)
                && node.fields.stream().anyMatch(field -> field.name.startsWith(SwitchMap.PREFIX));
    }

    /** The names of the methods that classes may be written in. */
    static Set<String> places(List<byte[]> host) {
        Set<String> places = new TreeSet<>();
        host.forEach(bytes -> Nodes.outline(bytes).methods.forEach(method -> places.add(method.name)));
        return places;
    }

    /** The class file without debugging information, and without the numbers that the compiler gave. */
    static byte[] unnumbered(byte[] classFile) {
        return without(classFile, false, text -> NUMBER.matcher(text).replaceAll("\\$#"));
    }

    /** The same also without the names of the methods that lambdas are written in; texts stay as they are written. */
    static byte[] unnamed(byte[] classFile) {
        return without(classFile, true, text -> NUMBER.matcher(LAMBDA.matcher(text).replaceAll("lambda")).replaceAll("\\$#"));
    }

    private static byte[] without(byte[] classFile, boolean butTexts, UnaryOperator<String> names) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile) {
            @Override
            public Object readConst(int entry, char[] buffer) {
                return butTexts && readByte(getItem(entry) - 1) == TEXT ? super.readUTF8(getItem(entry), buffer)
                        : super.readConst(entry, buffer);
            }

            @Override
            public String readUTF8(int offset, char[] buffer) {
                String text = super.readUTF8(offset, buffer);
                return text == null ? null : names.apply(text);
            }
        }.accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }
}
