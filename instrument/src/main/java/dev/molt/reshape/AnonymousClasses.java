package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.diff.ClassDiff;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.ClassNode;

/**
 * Refuses a number that went from one anonymous class to another: live objects would run that one's code. That is left
 * where {@link Renumbering} knows too little, or was not asked: of somebody else's redefinitions only single classes are known.
 */
final class AnonymousClasses {

    private static final Pattern NUMBERED = Pattern.compile("(.+)\\$\\d+");
    private static final String CURE = "write new anonymous classes behind the old ones, or give them names";

    private final Release release;
    private final World world;
    private final Refusals refusals;

    AnonymousClasses(Release release, World world, Refusals refusals) {
        this.release = release;
        this.world = world;
        this.refusals = refusals;
    }

    void check(Changes change) {
        String name = change.shape.name.replace('/', '.');
        Matcher matcher = NUMBERED.matcher(name);
        if (NumberedClass.isSwitchMap(change.shape) || isBody(change) || change.next.outerClass == null || !matcher.matches()
                || isLike(name, release.next().get(name))) {
            return;
        } else if (movedAway(change)) {
            refusals.add(change.shape.name, "the number of an anonymous class in " + place(change.shape.outerMethod)
                    + " went to one in " + place(change.next.outerMethod), CURE);
            return;
        }
        content(change, name, matcher.group(1));
    }

    /** The bodies of an enum's constants are known by these. */
    private boolean isBody(Changes change) {
        String host = change.next.outerClass;
        return host != null && host.equals(change.shape.superName)
                && Optional.ofNullable(world.now(host)).filter(EnumConstants::isEnum).isPresent();
    }

    private boolean movedAway(Changes change) {
        String old = change.shape.outerMethod;
        ClassNode host = world.now(change.next.outerClass);
        boolean remains = host != null
                && (old == null || host.methods.stream().anyMatch(method -> method.name.equals(old)));
        return remains && !Objects.equals(old, change.next.outerMethod);
    }

    private static String place(String method) {
        return method == null ? "an initializer" : method.equals("<init>") ? "a constructor" : "method " + method;
    }

    private void content(Changes change, String name, String host) {
        for (Map.Entry<String, byte[]> other : release.next().entrySet()) {
            Matcher sibling = NUMBERED.matcher(other.getKey());
            if (sibling.matches() && sibling.group(1).equals(host)
                    && isLike(name, new Renaming(Map.of(other.getKey(), name)).apply(other.getValue()))) {
                refusals.add(change.shape.name, "this anonymous class is now " + other.getKey()
                        + ", and another one has its number", CURE);
                return;
            }
        }
        if (isInDoubt(change, host)) {
            refusals.warn(change.shape.name, "this anonymous class changed, and others like it came or went; if it is"
                    + " one of those, objects that exist run another one's code", CURE);
        }
    }

    /** True if another class that came or went may be what became of this one, or what this one was. */
    private boolean isInDoubt(Changes change, String host) {
        Changes around = world.changes(host.replace('.', '/'));
        if (around == null) {
            return false;
        }
        NumberedClass old = new NumberedClass(release.shapes().get(change.shape.name.replace('/', '.')));
        Set<String> moving = anonymous(around.shape);
        Set<String> now = anonymous(around.next);
        now.forEach(name -> {
            if (!moving.remove(name)) {
                moving.add(name);
            }
        });
        return moving.stream().flatMap(name -> bytes(name).stream()).map(NumberedClass::new)
                .anyMatch(other -> other.isOfOneKind(old) && other.place().equals(old.place()));
    }

    private Optional<byte[]> bytes(String name) {
        byte[] next = release.next().get(name);
        byte[] known = next == null ? release.shapes().get(name) : next;
        return known == null ? release.others().apply(name) : Optional.of(known);
    }

    private boolean isLike(String name, byte[] next) {
        byte[] shape = release.shapes().get(name);
        byte[] loaded = Reserved.hasSlot(Nodes.outline(shape)) ? Preparation.orAsItIs(next) : next;
        return ClassDiff.between(ClassFile.of(shape), ClassFile.of(loaded)).sameButDebug();
    }

    private static Set<String> anonymous(ClassNode host) {
        return host.innerClasses.stream().map(inner -> NUMBERED.matcher(inner.name))
                .filter(name -> name.matches() && name.group(1).equals(host.name))
                .map(name -> name.group().replace('/', '.')).collect(Collectors.toCollection(TreeSet::new));
    }
}
