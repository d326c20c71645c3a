package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of serializable lambdas whose code has moved; a lambda that is made in several places has one. */
final class SerializableLambdas {

    private final World world;
    private final Companions companions;
    private final Map<String, ClassNode> made = new LinkedHashMap<>();
    private final List<Definition> definitions = new ArrayList<>();

    SerializableLambdas(World world, Companions companions) {
        this.world = world;
        this.companions = companions;
    }

    /** The call that makes a lambda, or nothing where the JDK's own lambda is the same to who reads and writes it. */
    Optional<Target.Static> of(InvokeDynamicInsnNode lambda, Site site, Handles handles, Rewriter rewriter) {
        if (!SerializableLambda.isOne(lambda)) {
            return Optional.empty();
        }
        Handle code = (Handle) lambda.bsmArgs[1];
        String own = world.ownName(code.getOwner(), code.getName(), code.getDesc());
        if (!site.moved() && handles.handle(code).equals(code) && own.equals(code.getName())) {
            return Optional.empty();
        }
        String key = site.self() + lambda.name + lambda.desc + List.of(lambda.bsmArgs);
        ClassNode known = made.get(key);
        if (known == null) {
            String name = companions.name(site.self()) + "$l" + made.size();
            SerializableLambda fresh = new SerializableLambda(name, world.now(site.self()), lambda, own);
            known = fresh.made();
            made.put(key, known);
            MethodNode maker = fresh.maker();
            rewriter.rewrite(maker, new Site(site.self(), name));
            definitions.add(new Definition(name.replace('/', '.'), site.self().replace('/', '.'),
                    Nodes.measured(known)));
        }
        return Optional.of(new Target.Static(known.name, "make", lambda.desc));
    }

    Collection<ClassNode> made() {
        return made.values();
    }

    List<Definition> definitions() {
        return definitions;
    }
}
