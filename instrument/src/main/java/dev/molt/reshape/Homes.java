package dev.molt.reshape;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the fields live that were added to running classes, which classes were made for it, and what living lambdas run: a value. */
public final class Homes {

    private static final Homes NONE = new Homes(Map.of(), Chains.none(), Map.of(), Set.of(), Handed.none(), GoneLambdas.none());

    private final Map<String, String> fields;
    private final Chains chains;
    private final Map<String, Set<String>> accessors;
    private final Set<String> emptied;
    private final Handed handed;
    private final GoneLambdas gone;

    Homes(Map<String, String> fields, Chains chains, Map<String, Set<String>> accessors,
            Set<String> emptied, Handed handed, GoneLambdas gone) {
        this.fields = new TreeMap<>(fields);
        this.chains = chains;
        this.accessors = new TreeMap<>(accessors);
        this.emptied = new TreeSet<>(emptied);
        this.handed = handed;
        this.gone = gone;
    }

    /** What is known before the first release. */
    public static Homes none() {
        return NONE;
    }

    /**
     * Where an instance field lives that was added to a running class.
     *
     * @param holder a binary name
     * @param getter its public static method that takes the object
     * @param setter its public static method that takes the object and a value
     */
    public record Place(String holder, String getter, String setter) {
    }

    /** Where an instance field lives that was added; empty if it lives in the object itself, or nowhere. */
    public Optional<Place> place(String owner, String field, String descriptor) {
        String home = fields.get(FieldHomes.key(owner.replace('.', '/'), field, descriptor));
        return Optional.ofNullable(home).map(holder -> new Place(holder.replace('/', '.'), HolderClass.getter(field),
                HolderClass.setter(field)));
    }

    /** The class that has an added static field under its own name, a binary name. */
    public Optional<String> statics(String owner, String field, String descriptor) {
        String key = FieldHomes.key(owner.replace('.', '/'), field, descriptor) + FieldHomes.STATIC;
        return Optional.ofNullable(fields.get(key)).map(home -> home.replace('/', '.'));
    }

    /** The holder that hangs on objects of a class themselves, and leads to all others, a binary name; empty if there is none. */
    public Optional<String> first(String owner) {
        return chains.of(owner.replace('.', '/')).stream().findFirst().map(holder -> holder.replace('/', '.'));
    }

    /** The holder by which the objects of a class are transformed on their first touch, a binary name; empty if there is none. */
    public Optional<String> transforming(String owner) {
        List<String> chain = chains.of(owner.replace('.', '/'));
        return chain.isEmpty() || !chains.transforms(chain.get(chain.size() - 1)) ? Optional.empty()
                : Optional.of(chain.get(chain.size() - 1).replace('/', '.'));
    }

    /** The same once a field was let go in all objects: who adds it again finds no values. */
    public Homes emptied(String owner, String field, String descriptor) {
        String key = FieldHomes.key(owner.replace('.', '/'), field, descriptor);
        if (chains.transforms(fields.getOrDefault(key, ""))) {
            // Who has no such holder would be transformed once more.
            return left(owner, field, descriptor);
        }
        Set<String> more = emptied();
        more.add(key);
        return new Homes(fields, chains, accessors, more, handed, gone);
    }

    /** The same once nobody looks at a field any more, which objects may have a value in: who adds it again gives it another home. */
    public Homes left(String owner, String field, String descriptor) {
        Map<String, String> left = fields();
        String key = FieldHomes.key(owner.replace('.', '/'), field, descriptor);
        Set<String> more = emptied();
        if (left.remove(key) == null) {
            more.add(key);
        }
        return new Homes(left, chains.cut(new HashSet<>(left.values())), accessors, more, handed, gone);
    }

    /**
     * What is so when the release that these are of does not run after all. Living lambdas run what they ran, and what comes
     * again begins with first values; but objects carry the holders that they have.
     *
     * @param met enums whose constants others may have met: these stay the objects that they are
     */
    public Homes undone(Homes before, List<EnumChange> met) {
        Set<String> constants = new TreeSet<>();
        met.forEach(type -> type.constants().forEach(constant -> constants.add(EnumConstants.home(type, constant))));
        Set<String> came = new TreeSet<>(fields.keySet());
        came.removeIf(key -> fields.get(key).equals(before.fields.get(key)));
        came.removeAll(constants);
        Map<String, String> left = fields();
        Set<String> empty = emptied();
        empty.addAll(before.emptied);
        for (String key : came) {
            if (key.endsWith(FieldHomes.STATIC) || chains.transforms(fields.get(key))) {
                left.remove(key);
            } else {
                empty.add(key);
            }
            if (!left.containsKey(key) && before.fields.containsKey(key)) {
                left.put(key, before.fields.get(key));
            }
        }
        return new Homes(left, chains.undone(before.chains).cut(new HashSet<>(left.values())), accessors, empty, before.handed,
                before.gone);
    }

    /** The classes of static fields that had no value before, binary names. */
    public Set<String> fresh(Homes before) {
        Set<String> fresh = new TreeSet<>();
        fields.forEach((key, home) -> {
            if (key.endsWith(FieldHomes.STATIC) && !before.fields.containsKey(key)) {
                fresh.add(home.replace('/', '.'));
            }
        });
        return fresh;
    }

    /** Fields that no object has a value in any more. */
    Set<String> emptied() {
        return new TreeSet<>(emptied);
    }

    /** What objects were handed that lies in companions. */
    Handed handed() {
        return handed;
    }

    /** The lambdas that the running version has not any more. */
    GoneLambdas gone() {
        return gone;
    }

    /** By field, the class that it lives in. */
    Map<String, String> fields() {
        return new TreeMap<>(fields);
    }

    /** By class, the holders that its objects carry. */
    Chains chains() {
        return chains;
    }

    /** By nest host, the members that its accessors reach. */
    Map<String, Set<String>> accessors() {
        return new TreeMap<>(accessors);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Homes that && fields.equals(that.fields) && chains.equals(that.chains)
                && accessors.equals(that.accessors) && emptied.equals(that.emptied) && handed.equals(that.handed)
                && gone.equals(that.gone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields, chains, accessors, emptied, handed, gone);
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
