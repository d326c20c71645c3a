package dev.molt.reshape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Leads classes that are loaded after a release without being of it, as another jar's, to the members that were added to
 * classes of the release.
 *
 * <p>They can use, override and inherit them.
 */
public final class Newcomers {

    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;

    private final Map<String, ClassNode> companions = new HashMap<>();
    private final Homes homes;
    private final LateOverrides overrides;
    private final Inheriting inheriting;
    private final Set<String> names = new HashSet<>();

    /**
     * What was added until now. Names are binary, with dots.
     *
     * @param companions by class, the class file of the one with its added methods
     * @param homes where added fields live
     */
    public Newcomers(Map<String, byte[]> companions, Homes homes) {
        this.homes = homes;
        companions.forEach((name, bytes) -> {
            String owner = name.replace('.', '/');
            ClassNode companion = Nodes.outline(bytes);
            this.companions.put(owner, companion);
            companion.methods.forEach(method -> names.add(Added.isConstructor(method)
                    ? owner : Widened.member(method.name)));
        });
        overrides = new LateOverrides(this.companions);
        inheriting = new Inheriting(this.companions);
        if (homes.chains().haveHolders()) {
            names.add("clone");
        }
        homes.fields().keySet().forEach(key -> names.add(key.substring(key.indexOf('.') + 1, key.indexOf(' '))));
    }

    /**
     * A class file that leads to what was added; empty if it names nothing of it.
     *
     * @param classes finds the class files of what runs in loaded classes, and of any other class
     */
    public Optional<byte[]> led(byte[] classFile, Function<String, Optional<byte[]>> classes) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        ClassReader reader = new ClassReader(classFile);
        boolean inherits = inheriting.mayConcern(reader, classes);
        if (!inherits && !namesAny(reader)) {
            return Optional.empty();
        }
        ClassNode node = Nodes.of(classFile);
        Outlines outlines = new Outlines(classes);
        Added added = new Added(companions, homes, outlines);
        Clones clones = new Clones(new Lookup(outlines::apply),
                name -> companions.containsKey(name) || !homes.chains().of(name).isEmpty(), homes.chains().haveHolders());
        Rewriter rewriter = new Rewriter(added, (lambda, site, handles, itself) -> Optional.empty(), clones, new Refusals());
        boolean cloning = node.methods.stream().anyMatch(clones::concerns);
        node.methods.forEach(method -> rewriter.rewrite(method, new Site(node.name, node.name)));
        node.methods.forEach(method -> added.callsSuper(method, node.superName));
        inherits = inherits && inheriting.add(node, outlines);
        return added.isUsed() || inherits || cloning ? Optional.of(Nodes.bytes(node)) : Optional.empty();
    }

    /**
     * The classes of which a class overrides what was added to them; their companions are to be told. Names are binary.
     *
     * @param classes finds any class's file
     */
    public Set<String> overridden(byte[] classFile, Function<String, Optional<byte[]>> classes) {
        Set<String> owners = new HashSet<>();
        if (overrides.areNone()) {
            return owners;
        }
        overrides.by(new ClassReader(classFile), new Outlines(classes)).forEach(owner -> owners.add(owner.replace('/', '.')));
        return owners;
    }

    /** By names alone, which rules out nearly all: nothing of the class is read but its table of constants. */
    private boolean namesAny(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            int tag = at == 0 ? 0 : reader.readByte(at - 1);
            if (tag >= FIELD && tag <= INTERFACE_METHOD) {
                String name = reader.readUTF8(reader.getItem(reader.readUnsignedShort(at + 2)), buffer);
                if (names.contains(name.equals("<init>") ? reader.readClass(at, buffer) : name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
