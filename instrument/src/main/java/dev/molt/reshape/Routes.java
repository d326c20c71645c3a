package dev.molt.reshape;

import java.util.Optional;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Says for each reference in new code where it has to lead in the running classes. */
final class Routes implements Leading {

    private static final Target AS_IS = new Target.AsIs();

    private final World world;
    private final Lookup now;
    private final Overrides overrides;
    private final Accessors accessors;
    private final FieldHomes homes;
    private final Companions companions;
    private final Dispatch dispatch;
    private final Predicate<String> makesConstants;
    private final EarlyCode early;
    private final AddedNames names;

    Routes(World world, Lookup now, Overrides overrides, Accessors accessors, FieldHomes homes,
            Companions companions, Dispatch dispatch, Predicate<String> makesConstants, EarlyCode early, Refusals refusals) {
        this.early = early;
        this.world = world;
        this.now = now;
        this.overrides = overrides;
        this.accessors = accessors;
        this.homes = homes;
        this.companions = companions;
        this.dispatch = dispatch;
        this.makesConstants = makesConstants;
        this.names = new AddedNames(world, homes, refusals);
    }

    /** Where a field access leads. */
    @Override
    public Target field(Site site, int opcode, String owner, String name, String descriptor) {
        if (unconcerned(site, owner, name + descriptor)) {
            return AS_IS;
        }
        Optional<Lookup.FoundField> found = now.field(owner, name, descriptor);
        if (found.isEmpty()) {
            return AS_IS;
        }
        String declares = found.get().owner().name;
        FieldNode field = found.get().field();
        boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        boolean reads = opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD;
        Changes change = world.changes(declares);
        if (change != null && change.addsField(name + descriptor)) {
            String home = homes.home(declares, field);
            return home == null ? AS_IS : isStatic ? new Target.Moved(home) : reads
                    ? new Target.Static(home, HolderClass.getter(name), "(L" + declares + ";)" + descriptor)
                    : new Target.Static(home, HolderClass.setter(name), "(L" + declares + ';' + descriptor + ")V");
        }
        FieldNode real = Changes.field(world.actual(declares), name, descriptor);
        boolean writesFinal = real != null && opcode == Opcodes.PUTFIELD && Nodes.is(real.access, Opcodes.ACC_FINAL);
        if (writesFinal && (site.moved() || change != null && !Nodes.is(field.access, Opcodes.ACC_FINAL))) {
            // In what was a constructor, or the field was final once.
            return new Target.Linked("putFinal", name, "(L" + declares + ';' + descriptor + ")V", declares, declares);
        }
        if (real == null || reaches(site, declares, real.access)) {
            return AS_IS;
        }
        boolean isPrivate = Nodes.is(real.access, Opcodes.ACC_PRIVATE);
        String self = isStatic ? "" : 'L' + (isPrivate ? declares : owner) + ';';
        String type = reads ? "(" + self + ")" + descriptor : "(" + self + descriptor + ")V";
        String does = (reads ? "get" : "put") + (isStatic ? "static" : "");
        Target accessor = isPrivate ? accessors.target(does, declares, name, type) : AS_IS;
        return accessor instanceof Target.Static ? accessor : new Target.Linked(
                (reads ? "get" : "put") + (isStatic ? "Static" : ""), name, type, caller(site, declares, real.access),
                declares);
    }

    /** Where a call leads that is none of a constructor. */
    @Override
    public Target method(Site site, int opcode, String named, String name, String descriptor) {
        if (unconcerned(site, named, name + descriptor)) {
            return AS_IS;
        }
        String owner = opcode == Opcodes.INVOKESPECIAL ? fromSuper(site, named) : named;
        Optional<Lookup.FoundMethod> found = now.method(owner, name, descriptor);
        if (found.isEmpty()) {
            return AS_IS;
        }
        ClassNode declares = found.get().owner();
        MethodNode method = found.get().method();
        boolean direct = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.INVOKESPECIAL
                || found.get().is(Opcodes.ACC_PRIVATE);
        Changes change = world.changes(declares.name);
        if (change != null && change.addsMethod(Changes.key(method))) {
            return direct ? companions.body(declares, method) : dispatch.of(declares, method);
        }
        boolean isEarly = change != null && site.moved() && early.has(declares.name, Changes.key(method));
        if (change != null && !direct && !isEarly && change.opens(method)) {
            return dispatch.opened(declares, method);
        }
        if (change != null && (isEarly || change.unlocks(method))) {
            return direct ? companions.body(declares, method) : dispatch.unlocked(declares, method);
        }
        boolean toSuper = opcode == Opcodes.INVOKESPECIAL && !found.get().is(Opcodes.ACC_PRIVATE);
        Optional<Lookup.FoundMethod> passing = toSuper ? overrides.passing(owner, name, descriptor) : Optional.empty();
        if (toSuper && change != null && (change.gainsBody(method) || change.passesOn(method))) {
            return companions.body(declares, method);
        } else if (passing.isPresent()) {
            return companions.body(world.now(passing.get().owner().name), passing.get().method());
        } else if (toSuper && change != null && isOutOfReach(site, change, method)) {
            return companions.body(declares, method);
        } else if (toSuper) {
            return !site.moved() ? AS_IS
                    : new Target.Linked("special", name, Nodes.withSelf(site.self(), descriptor), site.self(), owner);
        }
        Optional<Target.Static> unseen = direct ? Optional.empty() : dispatch.unseen(opcode, owner, found.get());
        return unseen.isPresent() ? unseen.get() : real(site, opcode, owner, declares.name, method);
    }

    /** Where the call of a constructor leads that follows a new: the target takes a null in place of the object. */
    @Override
    public Target constructor(Site site, String owner, String descriptor) {
        return constructor(site, owner, descriptor, "new", Nodes.withSelf(owner, descriptor));
    }

    /** A static method that makes an object. */
    @Override
    public Target maker(Site site, String owner, String descriptor) {
        return constructor(site, owner, descriptor, "make", descriptor);
    }

    /** A static method that does what would be linked at run time. */
    @Override
    public Target.Static bridge(Site site, Target.Linked linked) {
        return companions.bridge(site.self(), linked);
    }

    @Override
    public void handed(Target.Static target) {
        companions.hand(target);
    }

    @Override
    public String added(Site site) {
        return names.of(site.self());
    }

    /** True if a class that is running lacks this constructor. */
    @Override
    public boolean isAddedConstructor(String owner, String descriptor) {
        Changes change = world.changes(owner);
        return change != null && change.addsMethod("<init>" + descriptor);
    }

    private Target constructor(Site site, String owner, String descriptor, String does, String taken) {
        // Constants are made before the enum has its new code.
        boolean beside = site.moved() && world.changes(owner) != null
                && (makesConstants.test(owner) || early.has(owner, "<init>" + descriptor));
        if (beside || isAddedConstructor(owner, descriptor)) {
            return does.equals("new") ? Constructors.target(companions, owner, descriptor)
                    : Constructors.maker(companions, owner, descriptor);
        }
        ClassNode node = site.moved() || world.isOfRelease(owner) ? world.actual(owner) : null;
        MethodNode real = node == null ? null : Changes.method(node, "<init>", descriptor);
        if (real == null || reaches(site, owner, real.access)) {
            return AS_IS;
        }
        String type = taken.substring(0, taken.length() - 1) + 'L' + owner + ';';
        Target accessor = accessors.target(does, owner, "", type);
        return accessor instanceof Target.Static || !Nodes.is(real.access, Opcodes.ACC_PRIVATE) ? accessor
                : new Target.Linked(does.equals("new") ? "construct" : "make", "new", type, owner, owner);
    }

    private Target real(Site site, int opcode, String owner, String declares, MethodNode method) {
        ClassNode node = world.actual(declares);
        MethodNode real = Changes.method(node, method.name, method.desc);
        if (real == null || reaches(site, declares, real.access)) {
            return AS_IS;
        }
        boolean isStatic = opcode == Opcodes.INVOKESTATIC;
        boolean isPrivate = Nodes.is(real.access, Opcodes.ACC_PRIVATE);
        // What is protected may be called on objects of the caller's class only, so that is what the stack holds.
        String type = isStatic ? method.desc : Nodes.withSelf(isPrivate ? declares : owner, method.desc);
        Target accessor = isPrivate
                ? accessors.target(isStatic ? "static" : "call", declares, method.name, type) : AS_IS;
        return accessor instanceof Target.Static ? accessor : new Target.Linked(isStatic ? "statically" : "virtual",
                method.name, type, caller(site, declares, real.access), declares);
    }

    /** Where the JVM begins to look when a superclass's method is called, whichever superclass is named. */
    private String fromSuper(Site site, String named) {
        ClassNode self = world.now(site.self());
        ClassNode owner = world.now(named);
        boolean above = self != null && owner != null && !named.equals(site.self())
                && !Nodes.is(owner.access, Opcodes.ACC_INTERFACE);
        return above ? self.superName : named;
    }

    /** True if nothing about a reference can have changed: then it is not even looked up. */
    private boolean unconcerned(Site site, String owner, String key) {
        return owner.startsWith("[")
                || !site.moved() && !world.isOfRelease(owner) && !world.addsSomewhere(key);
    }

    /** True for a method of another package that was opened to subclasses there, which the JVM does not know. */
    private static boolean isOutOfReach(Site site, Changes change, MethodNode method) {
        MethodNode real = Changes.method(change.shape, method.name, method.desc);
        return real != null && !Nodes.is(real.access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                && !Nodes.packageOf(change.shape.name).equals(Nodes.packageOf(site.self()));
    }

    private boolean reaches(Site site, String owner, int access) {
        if (Nodes.is(access, Opcodes.ACC_PUBLIC)) {
            return true;
        } else if (Nodes.is(access, Opcodes.ACC_PRIVATE)) {
            return !site.moved() && world.nest(site.self()).equals(world.nest(owner));
        }
        return Nodes.packageOf(owner).equals(Nodes.packageOf(site.self()))
                || !site.moved() && Nodes.is(access, Opcodes.ACC_PROTECTED);
    }

    /** Whose rights reach a member: those of the class that the code was written in, or its owner's own. */
    private static String caller(Site site, String owner, int access) {
        return Nodes.is(access, Opcodes.ACC_PROTECTED) ? site.self() : owner;
    }
}
