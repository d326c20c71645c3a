package dev.molt.reshape;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Leads calls that ask the JDK for a handle on a member, or an updater of a field, to where added ones are known too; with
 * the rights of the class that the code was written in.
 */
final class HandleCalls {

    private static final String HANDLES = "java/lang/invoke/MethodHandles";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    private static final String STRING = "Ljava/lang/String;";
    private static final String ADDED_HANDLES = "dev/molt/boot/AddedHandles";
    private static final String ADDED_METHODS = "dev/molt/boot/AddedMethods";
    private static final String ADDED_UPDATERS = "dev/molt/boot/AddedUpdaters";
    private static final String ATOMIC = "java/util/concurrent/atomic/Atomic";
    private static final Set<String> FINDS = Set.of("findVarHandle", "findStaticVarHandle", "findGetter", "findSetter",
            "findStaticGetter", "findStaticSetter");
    private static final Set<String> METHODS = Set.of("findVirtual", "findStatic", "findConstructor", "findSpecial");
    private static final Map<String, String> UPDATERS = Map.of(ATOMIC + "IntegerFieldUpdater", "ofInt",
            ATOMIC + "LongFieldUpdater", "ofLong", ATOMIC + "ReferenceFieldUpdater", "ofReference");
    /** What is put on the stack besides what lies there: a lookup and a string. */
    private static final int ROOM = 2;

    private final Leading routes;

    HandleCalls(Leading routes) {
        this.routes = routes;
    }

    /** True for a call that asks for a handle or an updater. */
    static boolean asks(MethodInsnNode call) {
        return call.owner.equals(LOOKUP) && (FINDS.contains(call.name) || METHODS.contains(call.name))
                || UPDATERS.containsKey(call.owner) && call.name.equals("newUpdater");
    }

    /** Changes such a call in place. */
    void lead(MethodNode method, MethodInsnNode call, Site site) {
        if (call.owner.equals(HANDLES) && call.name.equals("lookup") && site.moved()) {
            method.instructions.insert(call, written(site));
            method.maxStack += ROOM;
        } else if (call.owner.equals(LOOKUP) && FINDS.contains(call.name)) {
            find(method, call, ADDED_HANDLES, routes.added(site));
        } else if (call.owner.equals(LOOKUP) && METHODS.contains(call.name)) {
            find(method, call, ADDED_METHODS, routes.added(site));
        } else if (UPDATERS.containsKey(call.owner) && call.name.equals("newUpdater")) {
            update(method, call, site, routes.added(site));
        }
    }

    private static void find(MethodNode method, MethodInsnNode call, String instead, String table) {
        if (!table.isEmpty()) {
            method.maxStack += ROOM;
            method.instructions.insertBefore(call, new LdcInsnNode(table));
            method.instructions.set(call, new MethodInsnNode(Opcodes.INVOKESTATIC, instead, call.name,
                    Nodes.withSelf(LOOKUP, behind(call.desc, STRING)), false));
        }
    }

    private static void update(MethodNode method, MethodInsnNode call, Site site, String table) {
        if (table.isEmpty() && !site.moved()) {
            return;
        }
        method.maxStack += ROOM;
        InsnList more = new InsnList();
        more.add(new MethodInsnNode(Opcodes.INVOKESTATIC, HANDLES, "lookup", "()L" + LOOKUP + ';', false));
        if (site.moved()) {
            more.add(written(site));
        }
        more.add(new LdcInsnNode(table));
        method.instructions.insertBefore(call, more);
        method.instructions.set(call, new MethodInsnNode(Opcodes.INVOKESTATIC, ADDED_UPDATERS,
                UPDATERS.get(call.owner), behind(call.desc, 'L' + LOOKUP + ';' + STRING), false));
    }

    /** Makes the lookup on the stack that of the class that the code was written in. */
    private static InsnList written(Site site) {
        InsnList code = new InsnList();
        code.add(new LdcInsnNode(Type.getObjectType(site.self())));
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, ADDED_HANDLES, "in",
                "(L" + LOOKUP + ";Ljava/lang/Class;)L" + LOOKUP + ';', false));
        return code;
    }

    private static String behind(String descriptor, String parameters) {
        return descriptor.replace(")", parameters + ')');
    }
}
