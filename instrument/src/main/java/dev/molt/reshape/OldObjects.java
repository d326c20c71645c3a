package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells where what the JVM made before goes on as it is: objects of lambdas, and what it knows of annotation types. */
final class OldObjects {

    private static final String APART = "put it into an annotation type of its own, or restart the JVM with the new version";

    private static final String AGAIN = "make them anew after the upgrade, or let such a lambda do no more than call a method";

    private final Release release;
    private final World world;
    private final Refusals refusals;

    OldObjects(Release release, World world, Refusals refusals) {
        this.release = release;
        this.world = world;
        this.refusals = refusals;
    }

    void check(Changes change) {
        String name = change.shape.name.replace('/', '.');
        release.running().apply(name).ifPresent(running -> lambdas(change.shape.name, running, release.next().get(name)));
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

    private void lambdas(String owner, byte[] running, byte[] next) {
        if (Arrays.equals(running, next)) {
            return;
        }
        LambdaMatching matching = LambdaMatching.named(LambdaBodies.of(running), LambdaBodies.of(next));
        warn(owner, matching.replaced(), " of the running version hold or take other values now: objects made before the"
                + " upgrade keep their code");
        warn(owner, matching.unclear(), " of the running version changed, and nothing tells which ones they are now: objects"
                + " made before the upgrade keep their code");
        warn(owner, List.copyOf(matching.doubtful()), " changed, and may be others than those in "
                + matching.doubtful().stream().map(now -> "line " + matching.pairs().get(now).line())
                        .collect(Collectors.joining(", ")) + " of the running version, whose objects run their code");
    }

    private void warn(String owner, List<LambdaBody> lambdas, String what) {
        if (!lambdas.isEmpty()) {
            refusals.warn(owner, listed(lambdas) + what, AGAIN);
        }
    }

    private static String listed(List<LambdaBody> lambdas) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        lambdas.forEach(each -> lines.computeIfAbsent(each.place(), place -> new ArrayList<>()).add(
                each.line() == 0 ? "?" : "" + each.line()));
        return "lambdas in " + lines.entrySet().stream().map(place -> place.getKey() + " (line "
                + String.join(", ", place.getValue()) + ")").collect(Collectors.joining(", "));
    }
}
