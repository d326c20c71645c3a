package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** All class files of a release, written with companions of one name. */
final class Emission {

    private final World world;
    private final Lookup now;
    private final Overrides overrides;
    private final Refusals refusals;
    private final Companions companions;
    private final Dispatch dispatch;
    private final SerializableLambdas lambdas;
    private final Rewriter rewriter;
    private final Framing framing;
    private final Moved moved;
    private final Constructors constructors;
    private final SuperCalls superCalls;
    private final LaterSubclasses later;
    private final Forwarders forwarders;
    private final Widened widened;
    private final Map<String, byte[]> redefinitions = new TreeMap<>();
    private final List<Definition> initializers = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Call> late = new ArrayList<>();
    private final List<RenewedStatics> renewed = new ArrayList<>();
    private final Predicate<String> makesConstants;
    private final EarlyCode early;
    private final List<EnumChange> enums;
    private final List<SwitchMap> switchMaps;
    private final Map<String, byte[]> unloaded = new TreeMap<>();

    Emission(World world, Lookup now, Overrides overrides, Accessors accessors, FieldHomes homes, Refusals refusals,
            Framing framing, String suffix) {
        this.world = world;
        this.now = now;
        this.overrides = overrides;
        this.refusals = refusals;
        this.framing = framing;
        this.companions = new Companions(world, suffix);
        this.dispatch = new Dispatch(world, now, companions, overrides);
        this.makesConstants = owner -> makesConstants(world.now(owner), homes);
        InitializerOrder order = new InitializerOrder();
        this.early = new EarlyCode(world, now, order, refusals);
        world.changes().forEach(change -> new AddedStatics(change.next, fresh(change, homes), refusals).method()
                .ifPresent(method -> early.from(change.next.name, method)));
        Routes routes = new Routes(world, now, overrides, accessors, homes, companions, dispatch, makesConstants, early,
                refusals);
        this.lambdas = new SerializableLambdas(world, companions);
        this.rewriter = new Rewriter(routes, lambdas::of, new Clones(now, world::isOfRelease, homes.haveHolders()), refusals);
        this.moved = new Moved(companions, rewriter, refusals);
        this.superCalls = new SuperCalls(world);
        this.constructors = new Constructors(world, companions, rewriter, superCalls, new FreshObjects(homes), refusals);
        this.later = new LaterSubclasses(world, companions, rewriter, superCalls, constructors, refusals);
        this.forwarders = new Forwarders(world, now, new Lookup(world::actual), companions);
        this.widened = new Widened(companions, dispatch, rewriter);
        world.changes().forEach(this::change);
        this.enums = new EnumConstants(world, homes, refusals).changes();
        this.switchMaps = SwitchMaps.of(world, homes);
        boolean enumsChange = world.changes().stream().anyMatch(change -> EnumConstants.isEnum(change.next)
                && !EnumConstants.names(change.shape).equals(EnumConstants.names(change.next)));
        for (Changes change : order.of(world)) {
            Set<String> added = homes.newStatics(change.next.name);
            Set<String> renewing = world.renewed(change.next.name);
            if (!added.isEmpty() || !renewing.isEmpty() || makesConstants.test(change.next.name)) {
                change.next.methods.stream().filter(method -> method.name.equals("<clinit>"))
                        .forEach(method -> framing.frame(change.next, method));
            }
            List<FieldNode> loosened = change.loosened().stream().filter(field -> added.contains(field.name + field.desc)).toList();
            if (!loosened.isEmpty()) {
                calls.add(initializer(change, copying(change.next, loosened, homes)));
            }
            AddedStatics statics = new AddedStatics(change.next, fresh(change, homes), refusals);
            statics.constants().ifPresent(method -> calls.add(initializer(change, method)));
            new ConstantFields(change, world.next(), added, homes.newFields(change.next.name), refusals).method()
                    .ifPresent(method -> calls.add(initializer(change, method)));
            statics.method().ifPresent(method -> (enumsChange ? late : calls).add(initializer(change, method)));
            RenewedInitializer again = new RenewedInitializer(change, renewing, homes);
            again.method().ifPresent(method -> renewed.add(new RenewedStatics(
                    change.next.name.replace('/', '.'), again.homes(), initializer(change, method))));
        }
        world.next().stream().filter(node -> !world.isLoaded(node.name)).forEach(this::unloaded);
    }

    Map<String, byte[]> redefinitions() {
        return redefinitions;
    }

    Map<String, byte[]> unloaded() {
        return unloaded;
    }

    /** The companions, in the order of the classes that they stand beside. */
    List<Definition> companions() {
        List<Definition> definitions = new ArrayList<>();
        companions.made().forEach((owner, node) -> definitions.add(new Definition(node.name.replace('/', '.'),
                owner.replace('/', '.'), Nodes.measured(node))));
        return definitions;
    }

    /** By class, the methods of its companion that objects are handed, by name and descriptor. */
    Map<String, Set<String>> handed() {
        return companions.handed();
    }

    /** The name of a class's companion. */
    String companion(String owner) {
        return companions.name(owner);
    }

    /** The code of companions and of the classes of lambdas. */
    BesideCode code() {
        List<ClassNode> all = new ArrayList<>(companions.made().values());
        all.addAll(lambdas.made());
        return new BesideCode(all);
    }

    /** The classes of serializable lambdas whose code has moved. */
    List<Definition> lambdas() {
        return lambdas.definitions();
    }

    /** The classes that feed new static fields. */
    List<Definition> initializers() {
        return initializers;
    }

    /** The calls that feed them. */
    List<Call> calls() {
        return calls;
    }

    /** What to do about enums; where constants change, what feeds other fields is called only then. */
    EnumChanges enums() {
        return new EnumChanges(enums, switchMaps, late);
    }

    /** What renews static fields that are there. */
    List<RenewedStatics> renewed() {
        return renewed;
    }

    /** True for an enum whose constants are made, or made once more, before it has its new code. */
    private static boolean makesConstants(ClassNode owner, FieldHomes homes) {
        return EnumConstants.isEnum(owner) && (!homes.newFields(owner.name).isEmpty()
                || owner.fields.stream().anyMatch(field -> EnumConstants.isConstant(field)
                        && homes.newStatics(owner.name).contains(field.name + field.desc)));
    }

    /** Hands the values of fields that are loaded as final to those that take their place. */
    private static MethodNode copying(ClassNode owner, List<FieldNode> fields, FieldHomes homes) {
        MethodNode method = new MethodNode(Companions.ACCESS, AddedStatics.INIT, "()V", null, null);
        for (FieldNode field : fields) {
            method.instructions.add(Rewriter.linked(
                    new Target.Linked("getStatic", field.name, "()" + field.desc, owner.name, owner.name)));
            method.visitFieldInsn(Opcodes.PUTSTATIC, homes.home(owner.name, field), field.name, field.desc);
        }
        method.visitInsn(Opcodes.RETURN);
        return method;
    }

    /** The static fields that have no values yet. */
    private static Set<String> fresh(Changes change, FieldHomes homes) {
        Set<String> fresh = new TreeSet<>(homes.newStatics(change.next.name));
        change.loosened().forEach(field -> fresh.remove(field.name + field.desc));
        return fresh;
    }

    private Call initializer(Changes change, MethodNode method) {
        String owner = change.next.name;
        ClassNode node = Nodes.companion(owner + "$$i", change.next.version & 0xFFFF);
        node.visitSource(change.next.sourceFile, null);
        rewriter.rewrite(method, new Site(owner, node.name));
        node.methods.add(method);
        node.name += new Digest().add(Nodes.measured(node)).name();
        String name = node.name.replace('/', '.');
        initializers.add(new Definition(name, owner.replace('/', '.'), Nodes.measured(node)));
        return new Call(name, AddedStatics.INIT);
    }

    private void change(Changes change) {
        ClassNode next = change.next;
        for (MethodNode method : change.added()) {
            if (!Nodes.is(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE) && !method.name.equals("<init>")) {
                // Also where nobody calls it yet: newcomers will.
                dispatch.of(next, method);
            }
            if (method.name.equals("<init>")) {
                constructors.move(change, method);
            } else if (!Nodes.is(method.access, Opcodes.ACC_ABSTRACT)) {
                moved.move(next, method);
            }
        }
        for (MethodNode method : change.shape.methods) {
            MethodNode kept = change.kept(method);
            boolean beside = change.gainsBody(method) || kept != null && change.passesOn(kept)
                    || change.unlocks(method) && !Nodes.is(kept.access, Opcodes.ACC_ABSTRACT);
            boolean first = kept != null && early.has(next.name, Changes.key(kept));
            boolean made = kept != null && kept.name.equals("<init>") && (first || makesConstants.test(next.name));
            boolean passes = beside || first && !made || !overrides.of(next.name, Changes.key(method)).isEmpty();
            if (kept != null && (made || passes)) {
                framing.frame(next, kept);
            }
            if (made) {
                constructors.moveEarly(change, kept);
            }
            if (passes) {
                Optional.ofNullable(kept).or(() -> Inherited.of(change, method, now))
                        .filter(body -> !Nodes.is(body.access, Opcodes.ACC_ABSTRACT))
                        .ifPresent(body -> moved.move(next, body));
            }
        }
        widened.open(change);
        later.offer(change);
        redefinitions.put(next.name.replace('/', '.'),
                new ShapedClass(change, now, overrides, dispatch, companions, rewriter, constructors, superCalls, later, framing)
                        .bytes());
    }

    private void unloaded(ClassNode node) {
        ClassNode copy = new ClassNode();
        node.accept(copy);
        forwarders.add(copy);
        copy.methods.stream().filter(method -> method.name.equals("<init>"))
                .forEach(method -> constructors.delegate(node, method));
        copy.methods.forEach(method -> rewriter.rewrite(method, new Site(node.name, node.name)));
        unloaded.put(node.name.replace('/', '.'), Preparation.orAsItIs(framing.bytes(copy, framing.isBare(node))));
    }
}
