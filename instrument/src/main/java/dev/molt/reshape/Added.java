package dev.molt.reshape;

import java.util.Map;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds what was added to running classes in their companions and holders, for one class that comes later. */
final class Added implements Leading {

    private static final Target AS_IS = new Target.AsIs();

    private final Map<String, ClassNode> companions;
    private final Map<String, String> homes;
    private final Outlines outlines;
    private boolean used;

    Added(Map<String, ClassNode> companions, Homes homes, Outlines outlines) {
        this.companions = companions;
        this.homes = homes.fields();
        this.outlines = outlines;
    }

    /** True if anything was found. */
    boolean isUsed() {
        return used;
    }

    /** True for a method of a companion that makes objects, or lets a subclass make some. */
    static boolean isConstructor(MethodNode method) {
        return method.name.equals("new") || method.name.equals("make") || method.name.equals(LaterSubclasses.HAND);
    }

    @Override
    public Target field(Site site, int opcode, String owner, String name, String descriptor) {
        boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        boolean reads = opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD;
        return noted(inSupertypes(owner, node -> {
            FieldNode own = Changes.field(node, name, descriptor);
            if (own != null && Nodes.is(own.access, Opcodes.ACC_STATIC) == isStatic) {
                return widened(node, Widened.name(reads, name), (isStatic ? "(" : "(L" + node.name + ';')
                        + (reads ? ")" + descriptor : descriptor + ")V"));
            }
            String home = homes.get(FieldHomes.key(node.name, name, descriptor) + (isStatic ? " static" : ""));
            return home == null ? null : isStatic ? new Target.Moved(home) : reads
                    ? new Target.Static(home, HolderClass.getter(name), "(L" + node.name + ";)" + descriptor)
                    : new Target.Static(home, HolderClass.setter(name), "(L" + node.name + ';' + descriptor + ")V");
        }));
    }

    @Override
    public Target method(Site site, int opcode, String owner, String name, String descriptor) {
        if (owner.startsWith("[")) {
            return AS_IS;
        }
        boolean isStatic = opcode == Opcodes.INVOKESTATIC;
        return noted(inSupertypes(owner, node -> {
            MethodNode own = Changes.method(node, name, descriptor);
            boolean had = own != null && Nodes.is(own.access, Opcodes.ACC_STATIC) == isStatic;
            boolean direct = isStatic || opcode == Opcodes.INVOKESPECIAL;
            if (had && Nodes.is(own.access, Opcodes.ACC_PUBLIC) && !(direct && Nodes.is(own.access, Opcodes.ACC_ABSTRACT))) {
                return AS_IS;
            }
            String taken = isStatic ? descriptor : Nodes.withSelf(node.name, descriptor);
            Target self = isStatic ? null : inCompanion(node.name, name + "$self", taken);
            String plain = self == null ? name : name + "$self";
            Target dispatch = direct ? null : inCompanion(node.name, plain + Dispatch.SUFFIX, taken);
            if (had && !direct && !Nodes.is(own.access, Opcodes.ACC_PRIVATE)) {
                // The body alone tells nothing: it may be there for another reason than that the method was widened.
                return dispatch == null ? AS_IS : dispatch;
            }
            Target found = dispatch != null ? dispatch : inCompanion(node.name, plain, taken);
            return found == null && had ? AS_IS : found;
        }));
    }

    private Target widened(ClassNode owner, String name, String descriptor) {
        Target way = inCompanion(owner.name, name, descriptor);
        return way == null ? AS_IS : way;
    }

    @Override
    public Target constructor(Site site, String owner, String descriptor) {
        return constructor(owner, "new", Nodes.withSelf(owner, descriptor), descriptor);
    }

    @Override
    public Target maker(Site site, String owner, String descriptor) {
        return constructor(owner, "make", descriptor, descriptor);
    }

    private Target constructor(String owner, String name, String taken, String descriptor) {
        MethodNode own = companions.containsKey(owner) ? Changes.method(outlines.apply(owner), "<init>", descriptor) : null;
        if (own != null && Nodes.is(own.access, Opcodes.ACC_PUBLIC)) {
            return AS_IS;
        }
        return noted(inCompanion(owner, name, taken.substring(0, taken.length() - 1) + 'L' + owner + ';'));
    }

    @Override
    public Target.Static bridge(Site site, Target.Linked linked) {
        throw new IllegalStateException("nothing here is linked at run time: " + linked);
    }

    /** Has a constructor of a newcomer call the entry of its superclass where that has no such constructor that it may call. */
    void callsSuper(MethodNode constructor, String superclass) {
        MethodInsnNode call = constructor.name.equals("<init>") ? new Creations(constructor).delegation() : null;
        if (call == null || !call.owner.equals(superclass) || !companions.containsKey(superclass)) {
            return;
        }
        MethodNode own = Changes.method(outlines.apply(superclass), "<init>", call.desc);
        Target hands = own != null && Nodes.is(own.access, Opcodes.ACC_PUBLIC) ? null
                : inCompanion(superclass, LaterSubclasses.HAND, call.desc);
        if (hands instanceof Target.Static hand) {
            noted(hand);
            Entry.enter(constructor, call, SuperCalls.entry(outlines.apply(superclass)).orElseThrow(), hand,
                    new Target.Static(hand.owner(), LaterSubclasses.CHECK, "()V"));
        }
    }

    /** Those that a newcomer calls by super(...) are led by themselves. */
    @Override
    public boolean isAddedConstructor(String owner, String descriptor) {
        return false;
    }

    private Target inCompanion(String owner, String name, String descriptor) {
        ClassNode companion = companions.get(owner);
        MethodNode method = companion == null ? null : Changes.method(companion, name, descriptor);
        return method == null ? null : new Target.Static(companion.name, name, descriptor);
    }

    private Target noted(Target found) {
        used |= found != null && found != AS_IS;
        return found == null ? AS_IS : found;
    }

    /** Goes up as the JVM does; null if nothing is found. */
    private Target inSupertypes(String type, Function<ClassNode, Target> search) {
        ClassNode node = type == null || type.startsWith("java/") ? null : outlines.apply(type);
        Target found = node == null ? null : search.apply(node);
        if (node != null && found == null) {
            found = inSupertypes(node.superName, search);
            for (int i = 0; found == null && i < node.interfaces.size(); i++) {
                found = inSupertypes(node.interfaces.get(i), search);
            }
        }
        return found;
    }
}
