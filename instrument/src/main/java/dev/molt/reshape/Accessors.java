package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.tree.ClassNode;

/** The accessor classes of all nests: which exist, and which this release has to define. */
final class Accessors {

    private final World world;
    private final Map<String, Set<String>> existing;
    private final Map<String, AccessorClass> made = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();

    Accessors(World world, Homes homes) {
        this.world = world;
        this.existing = homes.accessors();
    }

    /**
     * The accessor of a private member, or as-is where there is none.
     *
     * @param does what it does with the member: get, put, call, static, getstatic, putstatic, new, make
     */
    Target target(String does, String owner, String member, String descriptor) {
        String host = world.nest(owner);
        String name = AccessorClass.name(does, host, owner, member);
        if (!keys(host).contains(name + descriptor)) {
            return new Target.AsIs();
        }
        used.add(host);
        return new Target.Static(Reserved.accessors(host), name, descriptor);
    }

    /** The method that reads and sets a class's slot, or as-is where it has none. */
    Target slot(String owner) {
        return target("slot", owner, "", "(L" + owner + ";)" + Reserved.OBJECT);
    }

    /** The accessor classes to define. */
    List<Definition> definitions() {
        List<Definition> definitions = new ArrayList<>();
        for (String host : used) {
            if (!existing.containsKey(host)) {
                definitions.add(new Definition(Reserved.accessors(host).replace('/', '.'), host.replace('/', '.'),
                        made.get(host).bytes()));
            }
        }
        return definitions;
    }

    /** What exists after the release. */
    Map<String, Set<String>> all() {
        Map<String, Set<String>> all = new TreeMap<>(existing);
        used.forEach(host -> all.putIfAbsent(host, keys(host)));
        return all;
    }

    private Set<String> keys(String host) {
        if (existing.containsKey(host)) {
            return existing.get(host);
        }
        ClassNode node = world.actual(host);
        // A host that is not loaded yet will be prepared when it is.
        boolean admits = world.isLoaded(host) ? Reserved.admitsAccessors(node)
                : world.isOfRelease(host) && Preparation.willAdmitAccessors(node);
        if (node == null || !admits) {
            return Set.of();
        }
        return made.computeIfAbsent(host, key -> new AccessorClass(node, members(node), this::hasSlot)).keys();
    }

    /** One that is not loaded yet will get its slot when it is. */
    private boolean hasSlot(ClassNode node) {
        return world.isLoaded(node.name) ? Reserved.hasSlot(node) : Preparation.willHaveSlot(node);
    }

    private List<ClassNode> members(ClassNode host) {
        List<ClassNode> members = new ArrayList<>(List.of(host));
        for (String name : host.nestMembers == null ? List.<String>of() : host.nestMembers) {
            ClassNode member = world.actual(name);
            if (member != null && host.name.equals(member.nestHostClass)) {
                members.add(member);
            }
        }
        return members;
    }
}
