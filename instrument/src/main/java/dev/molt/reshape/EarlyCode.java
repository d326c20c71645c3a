package dev.molt.reshape;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods and constructors that initialisers of added static fields come to, and that change or come to what changes.
 *
 * <p>These initialisers run before the classes have their new code, so that an upgrade can be given up when one throws. What they
 * are to run is therefore put beside the classes, too.
 */
final class EarlyCode {

    private static final String CURE = "let the initialiser call a static method that is new, or assign the field by apply";

    private final World world;
    private final Lookup now;
    private final Refusals refusals;
    private final Map<String, ClassNode> running = new HashMap<>();
    /** By what is called, who calls it. */
    private final Map<Place, Set<Place>> callers = new LinkedHashMap<>();
    private final Set<Place> marked = new HashSet<>();
    private final InitializerOrder order;
    /** The class and the fields that are being looked at. */
    private String fed;
    private String fields;

    /**
     * A method.
     *
     * @param owner the class that declares it
     * @param key its name and descriptor
     */
    private record Place(String owner, String key) {
    }

    EarlyCode(World world, Lookup now, InitializerOrder order, Refusals refusals) {
        this.world = world;
        this.order = order;
        this.now = now;
        this.refusals = refusals;
    }

    /** Looks where an initialiser comes to. */
    void from(String owner, MethodNode initializer) {
        fed = owner;
        order.feeds(owner);
        fields = fields(owner, initializer);
        Place start = new Place(owner, AddedStatics.INIT);
        Deque<Place> open = new ArrayDeque<>();
        follow(start, initializer, open);
        Set<Place> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Place at = open.remove();
            if (seen.add(at)) {
                follow(at, method(at), open);
            }
        }
        Set<Place> reached = new HashSet<>();
        seen.stream().filter(this::changes).forEach(place -> mark(place, reached));
    }

    /** True for one that is kept, and whose new code is beside its class. */
    boolean has(String owner, String key) {
        Place at = new Place(owner, key);
        return marked.contains(at) && isKept(at) && isMovable(owner, method(at));
    }

    private MethodNode method(Place at) {
        return Changes.method(world.now(at.owner), Changes.name(at.key), Changes.descriptor(at.key));
    }

    private void follow(Place from, MethodNode code, Deque<Place> open) {
        for (AbstractInsnNode each : code.instructions) {
            if (each instanceof MethodInsnNode call) {
                found(from, call.owner, call.name, call.desc, open);
                boolean direct = call.getOpcode() == Opcodes.INVOKESPECIAL || call.getOpcode() == Opcodes.INVOKESTATIC;
                if (!direct) {
                    overriders(from, call, open);
                }
            } else if (each instanceof FieldInsnNode field && field.getOpcode() == Opcodes.GETSTATIC) {
                now.field(field.owner, field.name, field.desc).ifPresent(this::read);
            } else if (each instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                        found(from, handle.getOwner(), handle.getName(), handle.getDesc(), open);
                    }
                }
            }
        }
    }

    private void read(Lookup.FoundField found) {
        String owner = found.owner().name;
        order.reads(fed, owner);
        if (world.renewed(owner).contains(found.field().name)) {
            refusals.warn(fed, "static field " + fields + " added, whose initialiser may read " + found.field().name + " of "
                    + owner.replace('/', '.') + ", which is renewed: it meets the value from before the upgrade", CURE);
        }
    }

    private void found(Place from, String owner, String name, String descriptor, Deque<Place> open) {
        if (owner.startsWith("[") || !world.isOfRelease(owner)) {
            return;
        }
        Optional<Lookup.FoundMethod> found = now.method(owner, name, descriptor);
        found.filter(method -> world.changes(method.owner().name) != null).ifPresent(method -> {
            Place to = new Place(method.owner().name, Changes.key(method.method()));
            callers.computeIfAbsent(to, key -> new HashSet<>()).add(from);
            open.add(to);
            element(to, method);
        });
    }

    /** The JDK knows new elements only just before the new code comes in. */
    private void element(Place at, Lookup.FoundMethod found) {
        if (Nodes.is(found.owner().access, Opcodes.ACC_ANNOTATION) && found.is(Opcodes.ACC_ABSTRACT) && !isKept(at)) {
            refusals.warn(fed, "static field " + fields + " added, whose initialiser may read element " + found.method().name
                    + " of " + at.owner.replace('/', '.') + ", which annotations do not have yet: the upgrade fails if it does",
                    "read the element when it is needed, or assign the field by apply");
        }
    }

    /** What overrides an added method is found beside its class; any other is called by the JVM, which knows the old code. */
    private void overriders(Place from, MethodInsnNode call, Deque<Place> open) {
        String key = call.name + call.desc;
        Optional<Lookup.FoundMethod> called = world.isOfRelease(call.owner)
                ? now.method(call.owner, call.name, call.desc) : Optional.empty();
        if (called.isEmpty()) {
            return;
        }
        boolean isKept = world.changes(called.get().owner().name) == null || isKept(new Place(called.get().owner().name, key));
        for (Changes change : world.changes()) {
            MethodNode own = Changes.method(change.next, call.name, call.desc);
            boolean overrides = own != null && own != called.get().method() && Overrides.isVirtual(own)
                    && now.isSubtype(change.next.name, call.owner);
            if (overrides && !isKept && change.addsMethod(key)) {
                found(from, change.next.name, call.name, call.desc, open);
            } else if (overrides && (change.addsMethod(key) || changes(new Place(change.next.name, key)))) {
                warn(change.next.name, own);
            }
        }
    }

    private void warn(String type, MethodNode method) {
        refusals.warn(fed, "static field " + fields + " added, whose initialiser may come to " + Words.method(method) + " of "
                + type.replace('/', '.') + ", which changes: it meets the code from before the upgrade",
                CURE);
    }

    private static String fields(String owner, MethodNode initializer) {
        Set<String> names = new TreeSet<>();
        for (AbstractInsnNode each : initializer.instructions) {
            if (each instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTSTATIC && put.owner.equals(owner)) {
                names.add(put.name);
            }
        }
        return String.join(", ", names);
    }

    private boolean isKept(Place at) {
        Changes change = world.changes(at.owner);
        return change != null && !at.key.equals(AddedStatics.INIT) && !change.addsMethod(at.key);
    }

    /** False for what has no code, or is called in a way that only the JVM knows. */
    private boolean isMovable(String owner, MethodNode method) {
        boolean virtual = !Nodes.is(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE);
        return !Nodes.is(method.access, Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)
                && !(virtual && Nodes.is(world.now(owner).access, Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM));
    }

    private boolean changes(Place at) {
        if (!isKept(at)) {
            return false;
        }
        ClassNode node = running.computeIfAbsent(at.owner, name -> world.running(name).map(Nodes::of).orElseGet(ClassNode::new));
        MethodNode old = Changes.method(node, Changes.name(at.key), Changes.descriptor(at.key));
        return old == null || !Arrays.equals(BesideCode.bytes(old), BesideCode.bytes(method(at)));
    }

    /** It and all that come to it; who was found by an earlier initialiser may be called by more now. */
    private void mark(Place at, Set<Place> reached) {
        if (!reached.add(at)) {
            return;
        }
        if (marked.add(at) && isKept(at) && !isMovable(at.owner, method(at)) && !Nodes.is(method(at).access, Opcodes.ACC_ABSTRACT)) {
            warn(at.owner, method(at));
        }
        callers.getOrDefault(at, Set.of()).forEach(place -> mark(place, reached));
    }
}
