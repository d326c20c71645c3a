package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Added methods that override one which the JVM knows: a call lands in the old body, which has to pass it on.
 *
 * <p>That can be arranged in bodies of loaded classes of the release only.
 */
final class Overrides {

    private final World world;
    private final Lookup actual;
    private final Refusals refusals;
    private final Map<String, List<String>> overriders = new TreeMap<>();

    Overrides(World world, Lookup actual, Refusals refusals) {
        this.world = world;
        this.actual = actual;
        this.refusals = refusals;
        for (Changes change : world.changes()) {
            for (MethodNode method : change.added()) {
                if (isVirtual(method)) {
                    find(change, method);
                }
            }
        }
    }

    /** True for methods that others can override or that override others. */
    static boolean isVirtual(MethodNode method) {
        return !Nodes.is(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE) && !method.name.startsWith("<");
    }

    /** The classes that a method of a class passes calls on to, subclasses before their superclasses. */
    List<String> of(String owner, String key) {
        List<String> found = new ArrayList<>(overriders.getOrDefault(owner + '.' + key, List.of()));
        found.sort(Comparator.comparing((String name) -> -actual.depth(name)).thenComparing(name -> name));
        return found;
    }

    private void find(Changes change, MethodNode method) {
        String type = change.next.name;
        Optional<Lookup.FoundMethod> base = actual.selected(change.shape.superName, method.name, method.desc);
        if (base.isEmpty()) {
            base = actual.inInterfaces(type, method.name, method.desc)
                    .filter(found -> !found.owner().name.equals(type));
        }
        base.filter(found -> overrides(type, found)).ifPresent(found -> check(type, method, found));
    }

    private boolean overrides(String type, Lookup.FoundMethod base) {
        return !base.is(Opcodes.ACC_ABSTRACT) && (base.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                || Nodes.packageOf(type).equals(Nodes.packageOf(base.owner().name)));
    }

    private void check(String type, MethodNode method, Lookup.FoundMethod base) {
        String owner = base.owner().name;
        Changes change = world.changes(owner);
        MethodNode kept = change == null ? null : change.kept(base.method());
        String what = Words.method(method) + " added, which overrides that of " + owner.replace('/', '.');
        if (kept == null || Nodes.is(kept.access, Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) {
            refusals.add(type, what, "call a new method of another name where the new behaviour is needed");
        } else if (base.is(Opcodes.ACC_SYNCHRONIZED)) {
            refusals.add(type, what + ", a synchronized one", Refusals.RESTART);
        } else if (!Nodes.packageOf(type).equals(Nodes.packageOf(owner))
                && !Nodes.is(world.actual(type).access, Opcodes.ACC_PUBLIC)) {
            refusals.add(type, what + ", whose package has no access to the class", Refusals.RESTART);
        } else {
            overriders.computeIfAbsent(owner + '.' + Changes.key(method), key -> new ArrayList<>()).add(type);
        }
    }
}
