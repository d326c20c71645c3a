package dev.molt.reshape;

import dev.molt.loop.LoopFields;
import dev.molt.loop.PolledClass;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Makes room, when a class is loaded, for what later versions will add: a slot in each object, a reserved name among
 * the members of the nest, and a {@link Catcher}; loops that may last ask each round whether their version still runs.
 *
 * <p>The default serialVersionUID stays what it was: it counts neither private transient fields nor nests, and classes
 * that it may be asked of get no catcher.
 */
public final class Preparation {

    /** The field that objects of prepared classes have, which nobody but Molt should see. */
    public static final String SLOT = Reserved.SLOT;

    private static final Set<String> FIELDS = Set.of(SLOT, LoopFields.VERSION, LoopFields.TABLE);
    private static final int NESTS = 55;
    private static final int INTERFACE = 0x0200;
    private static final int MODULE = 0x8000;
    private static final int MOST_CONSTANTS = 0xFFFF;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final char UNREADABLE = '\uFFFD';
    private static final String NEST_MEMBERS = "NestMembers";

    private Preparation() {
    }

    /**
     * Prepares a class that is about to be loaded.
     *
     * @throws dev.molt.classfile.MalformedClassException if these bytes are no class file
     */
    public static Prepared prepare(byte[] classFile) {
        Layout layout = Layout.of(classFile);
        boolean slot = (layout.access() & INTERFACE) == 0 && !layout.has("Record");
        boolean host = !layout.has("NestHost");
        String reason = reason(layout, slot, host);
        if (reason != null) {
            return new Prepared.Unprepared(reason);
        }
        byte[] added = added(classFile, layout, slot, host);
        return new Prepared.Ready(slot && layout.mayWait() ? PolledClass.prepared(added, classFile) : added);
    }

    /** The names of the fields that prepared classes may have, which nobody but Molt should see. */
    public static Set<String> fields() {
        return FIELDS;
    }

    /** The bytes to load: prepared if that can be. */
    static byte[] orAsItIs(byte[] classFile) {
        return prepare(classFile) instanceof Prepared.Ready ready ? ready.bytes() : classFile;
    }

    /** True if objects of the class, which is not loaded yet, will have a slot. */
    static boolean willHaveSlot(ClassNode node) {
        return willBeReady(node) && !Nodes.is(node.access, Opcodes.ACC_INTERFACE | Opcodes.ACC_RECORD);
    }

    /** True if the class, a nest host that is not loaded yet, will let a class of the reserved name in. */
    static boolean willAdmitAccessors(ClassNode node) {
        return willBeReady(node) && node.nestHostClass == null;
    }

    private static boolean willBeReady(ClassNode node) {
        return !Nodes.is(node.access, MODULE) && (node.version & 0xFFFF) >= NESTS && !node.name.endsWith("package-info")
                && !Reserved.admitsAccessors(node)
                && node.fields.stream().noneMatch(field -> field.name.equals(Reserved.SLOT));
    }

    private static String reason(Layout layout, boolean slot, boolean host) {
        if ((layout.access() & MODULE) != 0) {
            return "is a module";
        } else if (layout.majorVersion() < NESTS) {
            return "has class file version " + layout.majorVersion() + ", and nests begin with " + NESTS;
        } else if (layout.name().endsWith("package-info")) {
            return "holds annotations of a package only";
        } else if (layout.name().indexOf(UNREADABLE) >= 0) {
            return "has characters in its name that class files write in two ways";
        } else if (layout.nestMembers().contains(Reserved.accessors(layout.name()))) {
            return "is prepared already";
        } else if (layout.hasField(Reserved.SLOT)) {
            return host ? "declares a field " + Reserved.SLOT + " of its own" : "is prepared already";
        } else if (!slot && !host) {
            return "is " + ((layout.access() & INTERFACE) != 0 ? "an interface" : "a record")
                    + ", which can hold no slot";
        }
        return layout.constantCount() > MOST_CONSTANTS - 5 - Catcher.CONSTANTS ? "has no room for more constants" : null;
    }

    private static byte[] added(byte[] classFile, Layout layout, boolean slot, boolean host) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            int next = layout.constantCount();
            boolean caught = slot && Catcher.isFor(layout);
            Catcher catcher = new Catcher(layout, next + (slot ? 2 : 0) + (host ? 3 : 0));
            out.write(classFile, 0, 8);
            out.writeShort(next + (slot ? 2 : 0) + (host ? 3 : 0) + (caught ? Catcher.CONSTANTS : 0));
            out.write(classFile, 10, layout.constantsEnd() - 10);
            if (slot) {
                text(out, Reserved.SLOT);
                text(out, Reserved.OBJECT);
            }
            int member = next + (slot ? 2 : 0);
            if (host) {
                text(out, Reserved.accessors(layout.name()));
                out.writeByte(CLASS);
                out.writeShort(member);
                text(out, NEST_MEMBERS);
            }
            if (caught) {
                catcher.constants(out);
            }
            fields(out, classFile, layout, slot ? next : 0);
            methods(out, classFile, layout, caught ? catcher : null);
            attributes(out, classFile, layout, host ? member + 1 : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("this cannot fail while writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeByte(UTF8);
        out.writeUTF(text);
    }

    private static void fields(DataOutputStream out, byte[] classFile, Layout layout, int slot) throws IOException {
        int count = layout.fieldCount();
        out.write(classFile, layout.constantsEnd(), count - layout.constantsEnd());
        out.writeShort(layout.u2(count) + (slot > 0 ? 1 : 0));
        out.write(classFile, count + 2, layout.fieldsEnd() - count - 2);
        if (slot > 0) {
            out.writeShort(Reserved.SLOT_ACCESS);
            out.writeShort(slot);
            out.writeShort(slot + 1);
            out.writeShort(0);
        }
    }

    private static void methods(DataOutputStream out, byte[] classFile, Layout layout, Catcher catcher)
            throws IOException {
        int count = layout.fieldsEnd();
        out.writeShort(layout.u2(count) + (catcher == null ? 0 : 1));
        out.write(classFile, count + 2, layout.attributeCount() - count - 2);
        if (catcher != null) {
            catcher.method(out);
        }
    }

    /** With the member, a class constant behind which the attribute's name is the next, unless it is 0. */
    private static void attributes(DataOutputStream out, byte[] classFile, Layout layout, int member)
            throws IOException {
        int count = layout.attributeCount();
        int number = layout.u2(count);
        if (member == 0) {
            out.write(classFile, count, classFile.length - count);
        } else if (layout.has(NEST_MEMBERS)) {
            int at = layout.attribute(NEST_MEMBERS);
            int members = layout.nestMembers().size();
            int end = at + 8 + 2 * members;
            out.write(classFile, count, at + 2 - count);
            out.writeInt(2 + 2 * (members + 1));
            out.writeShort(members + 1);
            out.write(classFile, at + 8, 2 * members);
            out.writeShort(member);
            out.write(classFile, end, classFile.length - end);
        } else {
            out.writeShort(number + 1);
            out.write(classFile, count + 2, classFile.length - count - 2);
            out.writeShort(member + 1);
            out.writeInt(4);
            out.writeShort(1);
            out.writeShort(member);
        }
    }
}
