package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashSet;
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

/** Finds a home for each added field: the one that it had in an earlier release, or a new class. */
final class FieldHomes {

    /** Ends the key of a static field. */
    static final String STATIC = " static";
    private static final int MOST = 8;

    private final Accessors accessors;
    private final Refusals refusals;
    private final KeptAlive keptAlive;
    private final Map<String, String> homes;
    private final Predicate<String> transformed;
    private Chains chains;
    private final Set<String> emptied;
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<String, Set<String>> newStatics = new TreeMap<>();
    private final Map<String, List<FieldNode>> newFields = new TreeMap<>();

    /**
     * Knows where fields live so far.
     *
     * @param transformed tells the classes whose objects are transformed when they are first touched
     */
    FieldHomes(Homes homes, Predicate<String> transformed, Accessors accessors, Refusals refusals, KeptAlive keptAlive) {
        this.transformed = transformed;
        this.homes = homes.fields();
        this.chains = homes.chains();
        this.emptied = homes.emptied();
        this.accessors = accessors;
        this.refusals = refusals;
        this.keptAlive = keptAlive;
    }

    /** Gives the added fields of a class their homes. */
    void place(Changes change) {
        List<FieldNode> instance = new ArrayList<>();
        List<FieldNode> statics = new ArrayList<>();
        List<FieldNode> unset = new ArrayList<>();
        for (FieldNode field : change.addedFields()) {
            if (emptied.remove(key(change.shape.name, field))) {
                again(change.shape.name, field, unset);
            }
            if (!homes.containsKey(key(change.shape.name, field))) {
                (isStatic(field) ? statics : instance).add(field);
                captured(change.shape, field);
            }
        }
        // A record's fields are its components, which are refused as such.
        if (!instance.isEmpty() && !Nodes.is(change.shape.access, Opcodes.ACC_RECORD)) {
            holder(change, instance);
            unset.addAll(instance);
        }
        change.next.fields.stream().filter(field -> emptied.remove(key(change.shape.name, field)))
                .forEach(field -> back(change.next, field));
        if (!unset.isEmpty()) {
            newFields.put(change.shape.name, unset);
        }
        if (!statics.isEmpty()) {
            statics(change.shape, statics);
        }
    }

    /** Not where objects have so many holders already that one more for each upgrade would make them slow. */
    private boolean transforms(String owner) {
        return transformed.test(owner) && chains.of(owner).size() < MOST;
    }

    /** Objects that are transformed when they are first touched are told by the holder that they have not. */
    private void again(String owner, FieldNode field, List<FieldNode> unset) {
        if (transforms(owner)) {
            homes.remove(key(owner, field));
            chains = chains.cut(new HashSet<>(homes.values()));
        } else {
            unset.add(field);
        }
    }

    /** The field is in the objects themselves, where only a constructor sets it; of other classes the plan tells. */
    private void back(ClassNode owner, FieldNode field) {
        if (EnumConstants.isEnum(owner)) {
            refusals.warn(owner.name, "enum constants that exist will have null, zero or false in " + field.name
                    + ", which was dropped from them", "assign the values in code that runs during the upgrade");
        }
    }

    /** Objects that exist were made by a constructor that was not told. */
    private void captured(ClassNode owner, FieldNode field) {
        boolean outer = field.name.startsWith("this$");
        if (Nodes.is(field.access, Opcodes.ACC_SYNTHETIC) && (outer || field.name.startsWith("val$"))) {
            refusals.warn(owner.name, "objects made before the upgrade do not know "
                    + (outer ? "their outer object" : "the variable " + field.name.substring("val$".length()))
                    + ", which the class begins to use", "make them anew after the upgrade");
        }
    }

    /** The class that a field lives in, or null for one that was refused. */
    String home(String owner, FieldNode field) {
        return homes.get(key(owner, field));
    }

    /** True for an instance field that some version added. */
    boolean isAdded(String owner, String name, String descriptor) {
        return homes.containsKey(key(owner, name, descriptor));
    }

    /** The holder that hangs on an object's slot; empty if there is none, or objects have no slot. */
    Optional<String> inSlot(String owner) {
        return chains.of(owner).stream().findFirst().filter(first -> hasSlot(owner));
    }

    /** True if objects of any class have added fields. */
    boolean haveHolders() {
        return chains.haveHolders();
    }

    /** True if objects have a slot. */
    boolean hasSlot(String owner) {
        return accessors.slot(owner) instanceof Target.Static;
    }

    /** The last holder of objects that are transformed when they are first touched: new ones must have it from the start. */
    Optional<String> transforming(String owner) {
        List<String> chain = chains.of(owner);
        return chains.isTransforming(owner) ? Optional.of(chain.get(chain.size() - 1)) : Optional.empty();
    }

    /** The added static fields of a class that have no value yet, by name and descriptor. */
    Set<String> newStatics(String owner) {
        return newStatics.getOrDefault(owner, Set.of());
    }

    /** The added instance fields of a class that no object has a value in yet. */
    List<FieldNode> newFields(String owner) {
        return newFields.getOrDefault(owner, List.of());
    }

    /** By name, the homes of the static fields of one type that some version added to a class. */
    Map<String, String> statics(String owner, String descriptor) {
        Map<String, String> found = new TreeMap<>();
        String end = ' ' + descriptor + " static";
        homes.forEach((key, home) -> {
            if (key.startsWith(owner + '.') && key.endsWith(end)) {
                found.put(key.substring(owner.length() + 1, key.length() - end.length()), home);
            }
        });
        return found;
    }

    List<Definition> definitions() {
        return definitions;
    }

    Homes after(Accessors all, Handed handed, GoneLambdas gone) {
        return new Homes(homes, chains, all.all(), emptied, handed, gone);
    }

    private void holder(Changes change, List<FieldNode> fields) {
        ClassNode owner = change.shape;
        List<String> chain = chains.of(owner.name);
        int generation = chains.made(owner.name);
        String name = owner.name + "$$h" + digest(owner, fields, generation + " " + String.join(" ", chain));
        HolderClass made = new HolderClass(name, owner, fields, generation);
        Target.Static slot = accessors.slot(owner.name) instanceof Target.Static found ? found : null;
        if (slot == null) {
            keptAlive.check(owner.name, fields);
        }
        if (!chain.isEmpty()) {
            made.behind(chain.get(chain.size() - 1));
        } else if (slot != null) {
            made.inSlot(slot.owner(), slot.name());
        } else {
            made.inTable();
        }
        chains = chains.with(owner.name, name, transforms(owner.name));
        define(name, owner, made.bytes());
        fields.forEach(field -> homes.put(key(owner.name, field), name));
    }

    private void statics(ClassNode owner, List<FieldNode> fields) {
        String name = owner.name + "$$s" + digest(owner, fields, "");
        ClassNode made = Nodes.companion(name, owner.version & 0xFFFF);
        for (FieldNode field : fields) {
            // Never final: the next release may make a variable of a constant.
            int kept = Opcodes.ACC_VOLATILE;
            made.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | field.access & kept, field.name, field.desc,
                    null, field.value);
            homes.put(key(owner.name, field), name);
            newStatics.computeIfAbsent(owner.name, k -> new TreeSet<>()).add(field.name + field.desc);
        }
        define(name, owner, Nodes.measured(made));
    }

    private void define(String name, ClassNode owner, byte[] bytes) {
        definitions.add(new Definition(name.replace('/', '.'), owner.name.replace('/', '.'), bytes));
    }

    private static String digest(ClassNode owner, List<FieldNode> fields, String chain) {
        Digest digest = new Digest().add(owner.name).add(chain);
        fields.forEach(field -> digest.add(field.access + " " + field.name + field.desc + field.value));
        return digest.name();
    }

    private static String key(String owner, FieldNode field) {
        return key(owner, field.name, field.desc) + (isStatic(field) ? STATIC : "");
    }

    static String key(String owner, String name, String descriptor) {
        return owner + '.' + name + ' ' + descriptor;
    }

    private static boolean isStatic(FieldNode field) {
        return Nodes.is(field.access, Opcodes.ACC_STATIC);
    }
}
