package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Added methods that override one which the JVM knows, and methods of other packages that override one which was opened: a
 * call lands in the old body, which has to pass it on.
 *
 * <p>That can be arranged in bodies of loaded classes of the release only. Elsewhere, code of the release looks for the
 * added method itself, and all other code is not led to it, which is warned of.
 */
final class Overrides {

    private final World world;
    private final Lookup actual;
    private final Refusals refusals;
    private final Map<String, Set<String>> overriders = new TreeMap<>();
    private final Map<String, Set<String>> unseen = new TreeMap<>();

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
            change.next.methods.stream().filter(change::opens).forEach(method -> opened(change, method));
        }
    }

    private void opened(Changes change, MethodNode method) {
        String owner = change.next.name;
        if (Nodes.is(Changes.method(change.shape, method.name, method.desc).access, Opcodes.ACC_ABSTRACT)) {
            refusals.warn(owner, Words.method(method) + " is open to other packages now: where a class there overrides it, code that"
                    + " is not of this upgrade finds no body", "let such code call another method that calls this one");
            return;
        }
        world.next().stream().filter(type -> !Nodes.packageOf(type.name).equals(Nodes.packageOf(owner)))
                .filter(type -> actual.isSubtype(type.name, owner))
                .filter(type -> type.methods.stream().anyMatch(each -> isVirtual(each) && Changes.key(each).equals(Changes.key(method))))
                .forEach(type -> overriders.computeIfAbsent(owner + '.' + Changes.key(method), key -> new TreeSet<>())
                        .add(type.name));
    }

    /** True for methods that others can override or that override others. */
    static boolean isVirtual(MethodNode method) {
        return !Nodes.is(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE) && !method.name.startsWith("<");
    }

    /** The classes that a method of a class passes calls on to, subclasses before their superclasses. */
    List<String> of(String owner, String key) {
        return sorted(overriders.getOrDefault(owner + '.' + key, Set.of()));
    }

    /** The method that a call by super lands in, if it passes calls on. */
    Optional<Lookup.FoundMethod> passing(String superclass, String name, String descriptor) {
        return actual.selected(superclass, name, descriptor)
                .filter(found -> !of(found.owner().name, name + descriptor).isEmpty());
    }

    /** The classes that override a method so that the JVM does not know, subclasses before their superclasses. */
    List<String> unseen(String key) {
        return sorted(unseen.getOrDefault(key, Set.of()));
    }

    private List<String> sorted(Set<String> types) {
        List<String> sorted = new ArrayList<>(types);
        sorted.sort(Comparator.comparing((String name) -> -actual.depth(name)).thenComparing(name -> name));
        return sorted;
    }

    private void find(Changes change, MethodNode method) {
        String type = change.next.name;
        Optional<Lookup.FoundMethod> base = actual.selected(change.shape.superName, method.name, method.desc);
        if (base.isEmpty()) {
            base = actual.inInterfaces(type, method.name, method.desc)
                    .filter(found -> !found.owner().name.equals(type));
        }
        base.filter(found -> overrides(type, found)).ifPresent(found -> add(change, method, found));
    }

    /** True if the JVM finds no body for objects of a class: it came in a version without the method. */
    private boolean isWithout(String type, MethodNode method) {
        return world.changes().stream().map(change -> change.shape)
                .filter(shape -> !Nodes.is(shape.access, Opcodes.ACC_ABSTRACT) && actual.isSubtype(shape.name, type))
                .anyMatch(shape -> actual.selected(shape.name, method.name, method.desc)
                        .filter(found -> !found.is(Opcodes.ACC_ABSTRACT)).isEmpty());
    }

    private boolean overrides(String type, Lookup.FoundMethod base) {
        MethodNode kept = kept(base);
        int access = base.method().access | (kept == null ? 0 : kept.access);
        boolean mayOverride = Nodes.is(access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                || Nodes.packageOf(type).equals(Nodes.packageOf(base.owner().name));
        return mayOverride && (!base.is(Opcodes.ACC_ABSTRACT) || isWithout(type, base.method()));
    }

    private MethodNode kept(Lookup.FoundMethod base) {
        Changes change = world.changes(base.owner().name);
        return change == null ? null : change.kept(base.method());
    }

    private void add(Changes change, MethodNode method, Lookup.FoundMethod base) {
        String type = change.next.name;
        String owner = base.owner().name;
        MethodNode kept = kept(base);
        boolean passes = world.changes(owner) != null && !base.is(Opcodes.ACC_ABSTRACT)
                && (kept == null || !Nodes.is(kept.access, Opcodes.ACC_NATIVE));
        if (passes) {
            overriders.computeIfAbsent(owner + '.' + Changes.key(method), key -> new TreeSet<>()).add(type);
        }
        if (!passes || base.is(Opcodes.ACC_SYNCHRONIZED)) {
            unseen.computeIfAbsent(Changes.key(method), key -> new TreeSet<>()).add(type);
            warn(change, method, base, passes);
        }
    }

    private void warn(Changes change, MethodNode method, Lookup.FoundMethod base, boolean passes) {
        String key = Changes.key(method);
        String what = Words.method(method) + " added, which overrides that of "
                + base.owner().name.replace('/', '.');
        if (passes) {
            refusals.warn(change.next.name, what + ", a synchronized one: who calls it as a method of that class, and is"
                    + " not of this upgrade, still takes the lock", "call it as a method of the class, in code that changes");
        } else if (base.is(Opcodes.ACC_ABSTRACT)) {
            refusals.warn(change.next.name, what + ", an abstract one: code that is not of this upgrade, as the JDK's, finds no"
                    + " body", "let a new class declare it, or restart");
        } else if (key.equals("equals(Ljava/lang/Object;)Z") || key.equals("hashCode()I")) {
            refusals.warn(change.next.name, what + ": the JDK's collections go on with that, and hold their objects by it",
                    "put nothing into sets and maps that relies on it, until the next restart; or let a new class declare it");
        } else {
            refusals.warn(change.next.name, what + ": code that is not of this upgrade, as the JDK's, goes on calling that",
                    key.equals(Reserved.CAUGHT + Reserved.CAUGHT_TYPE) && base.owner().name.equals(Catcher.ROOT)
                            && !Reserved.hasSlot(change.shape) ? "start the JVM with -javaagent" : "let a new class declare it, or restart");
        }
    }
}
