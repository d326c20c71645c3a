package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
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
    private final Map<String, byte[]> redefinitions = new TreeMap<>();
    private final List<Definition> initializers = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, byte[]> unloaded = new TreeMap<>();

    Emission(World world, Lookup now, Overrides overrides, Accessors accessors, FieldHomes homes, Refusals refusals,
            Framing framing, String suffix) {
        this.world = world;
        this.now = now;
        this.overrides = overrides;
        this.refusals = refusals;
        this.framing = framing;
        this.companions = new Companions(world, suffix);
        this.dispatch = new Dispatch(world, now, companions, refusals);
        Routes routes = new Routes(world, now, overrides, accessors, homes, companions, dispatch);
        this.lambdas = new SerializableLambdas(world, companions);
        this.rewriter = new Rewriter(routes, lambdas, refusals);
        this.moved = new Moved(companions, rewriter, refusals);
        this.constructors = new Constructors(companions, rewriter, refusals);
        world.changes().forEach(this::change);
        world.changes().forEach(change -> initializer(change, homes));
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

    private void initializer(Changes change, FieldHomes homes) {
        Set<String> fields = homes.newStatics(change.next.name);
        if (!fields.isEmpty()) {
            change.next.methods.stream().filter(method -> method.name.equals("<clinit>"))
                    .forEach(method -> framing.frame(change.next, method));
        }
        new AddedStatics(change.next, fields, refusals).method().ifPresent(method -> {
            String owner = change.next.name;
            ClassNode node = Nodes.companion(owner + "$$i", change.next.version & 0xFFFF);
            node.visitSource(change.next.sourceFile, null);
            rewriter.rewrite(method, new Site(owner, node.name));
            node.methods.add(method);
            node.name += new Digest().add(Nodes.measured(node)).name();
            String name = node.name.replace('/', '.');
            initializers.add(new Definition(name, owner.replace('/', '.'), Nodes.measured(node)));
            calls.add(new Call(name, AddedStatics.INIT));
        });
    }

    private void change(Changes change) {
        ClassNode next = change.next;
        for (MethodNode method : change.added()) {
            if (method.name.equals("<init>")) {
                constructors.move(change, method);
            } else if (!Nodes.is(method.access, Opcodes.ACC_ABSTRACT)) {
                moved.move(next, method);
            }
        }
        for (MethodNode method : change.shape.methods) {
            MethodNode kept = change.kept(method);
            if (kept != null && !overrides.of(next.name, Changes.key(method)).isEmpty()) {
                framing.frame(next, kept);
                moved.move(next, kept);
            }
        }
        redefinitions.put(next.name.replace('/', '.'),
                new ShapedClass(change, now, overrides, dispatch, companions, rewriter, framing).bytes());
    }

    private void unloaded(ClassNode node) {
        ClassNode copy = new ClassNode();
        node.accept(copy);
        copy.methods.forEach(method -> rewriter.rewrite(method, new Site(node.name, node.name)));
        unloaded.put(node.name.replace('/', '.'), Preparation.orAsItIs(framing.bytes(copy, framing.isBare(node))));
    }
}
