package dev.molt.reshape;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The method {@code toString} that a class gets at load if it has none and extends Object: what a later version declares
 * in its place is then called by the JDK, too.
 *
 * <p>None for equals and hashCode: that makes HashMap.get slower by a fifth.
 */
final class Catcher {

    /** The superclass of classes that get one. */
    static final String ROOT = "java/lang/Object";

    /** How many constants it takes. */
    static final int CONSTANTS = 5;

    private static final byte UTF8 = 1;
    private static final byte METHOD = 10;
    private static final byte NAME_AND_TYPE = 12;

    private final int superclass;
    private final int first;

    /**
     * For a class.
     *
     * @param first the number of its first constant
     */
    Catcher(Layout layout, int first) {
        this.superclass = layout.superclass();
        this.first = first;
    }

    /** True if the class gets one. */
    static boolean isFor(Layout layout) {
        return ROOT.equals(layout.superName())
                && !layout.hasMethod(Reserved.CAUGHT, Reserved.CAUGHT_TYPE)
                && (layout.hasField("serialVersionUID") || areNeverSerializable(layout.interfaces()));
    }

    private static boolean areNeverSerializable(List<String> types) {
        for (String type : types) {
            if (!isNeverSerializable(type)) {
                return false;
            }
        }
        return true;
    }

    /** The default serialVersionUID counts methods, and what other interfaces extend is not known at load. */
    static boolean isNeverSerializable(String type) {
        return type.startsWith("java/lang/") || type.startsWith("java/util/") || type.startsWith("java/nio/")
                || type.equals("java/io/Closeable") || type.equals("java/io/Flushable");
    }

    void constants(DataOutputStream out) throws IOException {
        for (String text : new String[] {Reserved.CAUGHT, Reserved.CAUGHT_TYPE, "Code"}) {
            out.writeByte(UTF8);
            out.writeUTF(text);
        }
        pair(out, NAME_AND_TYPE, first, first + 1);
        pair(out, METHOD, superclass, first + 3);
    }

    /** The method: it returns what the superclass's returns. */
    void method(DataOutputStream out) throws IOException {
        out.writeShort(Reserved.CATCHER_ACCESS);
        out.writeShort(first);
        out.writeShort(first + 1);
        out.writeShort(1);
        out.writeShort(first + 2);
        out.writeInt(17);
        out.writeShort(1);
        out.writeShort(1);
        out.writeInt(5);
        out.writeByte(0x2A);
        out.writeByte(0xB7);
        out.writeShort(first + 4);
        out.writeByte(0xB0);
        out.writeShort(0);
        out.writeShort(0);
    }

    private static void pair(DataOutputStream out, byte tag, int one, int other) throws IOException {
        out.writeByte(tag);
        out.writeShort(one);
        out.writeShort(other);
    }
}
