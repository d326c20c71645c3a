package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.diff.ClassDiff;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Refuses a number that went from one anonymous class to another: live objects would run that one's code. Compilers
 * number them in the order of the text, so one that is inserted moves all behind it.
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
        if (change.next.outerClass == null || !matcher.matches() || isLike(name, release.next().get(name))) {
            return;
        } else if (movedAway(change)) {
            refusals.add(change.shape.name, "the number of an anonymous class in " + place(change.shape.outerMethod)
                    + " went to one in " + place(change.next.outerMethod), CURE);
            return;
        }
        content(change, name, matcher.group(1));
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
                    && isLike(name, renamed(other.getValue(), other.getKey(), name))) {
                refusals.add(change.shape.name, "this anonymous class is now " + other.getKey()
                        + ", and another one has its number", CURE);
                return;
            }
        }
        Changes around = world.changes(host.replace('.', '/'));
        if (around != null && anonymous(around.shape) != anonymous(around.next)) {
            refusals.warn(change.shape.name, "this anonymous class changed, and others came or went; if its number"
                    + " went to another one, objects that exist run that one's code", CURE);
        }
    }

    private boolean isLike(String name, byte[] next) {
        byte[] shape = release.shapes().get(name);
        byte[] loaded = Reserved.hasSlot(Nodes.outline(shape)) ? Preparation.orAsItIs(next) : next;
        return ClassDiff.between(ClassFile.of(shape), ClassFile.of(loaded)).sameButDebug();
    }

    private static byte[] renamed(byte[] classFile, String from, String to) {
        Pattern name = Pattern.compile(Pattern.quote(from.replace('.', '/')) + "(?!\\w)");
        String replacement = Matcher.quoteReplacement(to.replace('.', '/'));
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile) {
            @Override
            public String readUTF8(int offset, char[] buffer) {
                String text = super.readUTF8(offset, buffer);
                return text == null ? null : name.matcher(text).replaceAll(replacement);
            }
        }.accept(writer, 0);
        return writer.toByteArray();
    }

    private static long anonymous(ClassNode host) {
        return host.innerClasses.stream().map(inner -> NUMBERED.matcher(inner.name))
                .filter(name -> name.matches() && name.group(1).equals(host.name)).count();
    }
}
