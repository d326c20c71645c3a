package dev.molt.reshape;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells where what the JVM made before goes on as it is: objects of lambdas, and what it knows of annotation types. */
final class OldObjects {

    private static final String APART = "put it into an annotation type of its own, or restart the JVM with the new version";

    private final World world;
    private final BesideLambdas lambdas;
    private final Refusals refusals;

    OldObjects(World world, BesideLambdas lambdas, Refusals refusals) {
        this.world = world;
        this.lambdas = lambdas;
        this.refusals = refusals;
    }

    void check(Changes change, byte[] next) {
        Set<String> behind = new TreeSet<>(change.numbered().behind());
        behind.addAll(lambdas.behind(change.shape.name, next));
        if (!behind.isEmpty()) {
            String places = behind.stream().map(OldObjects::place).collect(Collectors.joining(", "));
            refusals.warn(change.shape.name, "lambdas in " + places + " changed, and others there came or went, or hold"
                    + " other values: those made before the upgrade keep their code",
                    "make them anew after the upgrade, or let such a lambda do no more than call a method");
        }
        if (Nodes.is(change.shape.access & change.next.access, Opcodes.ACC_ANNOTATION)) {
            change.added().stream().filter(method -> Nodes.is(method.access, Opcodes.ACC_ABSTRACT))
                    .forEach(method -> element(change.shape.name, method));
        }
    }

    /** The JDK makes annotations by what it read of their type once. */
    private void element(String type, MethodNode element) {
        List<String> readers = world.next().stream().filter(node -> calls(node, type, element))
                .map(node -> node.name.replace('/', '.')).toList();
        String what = "element " + element.name + " added to an annotation type that is loaded";
        if (readers.isEmpty()) {
            refusals.warn(type, what + ": annotations may be without it until the next restart", APART);
        } else {
            refusals.add(type, what + ": annotations are without it, and " + String.join(", ", readers) + " would read it", APART);
        }
    }

    private static boolean calls(ClassNode node, String type, MethodNode element) {
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode each : method.instructions) {
                if (each instanceof MethodInsnNode call && call.owner.equals(type) && call.name.equals(element.name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String place(String method) {
        return method.equals("static") ? "the static initializer" : method.equals("new") ? "a constructor" : "method " + method;
    }
}
