package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.tree.ClassNode;

/**
 * Which lambdas of a new version may take the place of those that were compiled under the same names.
 *
 * <p>The compiler numbers lambdas, and live objects call their bodies by name: where one came or went, a name may stand
 * for another lambda now.
 */
final class LambdaBodies {

    /** Of classes without lambdas in both versions. */
    static final LambdaBodies NONE = new LambdaBodies(Map.of(), Map.of());

    private static final int SYNTHETIC = 0x1000;

    private final Map<String, String> olds;
    private final Map<String, String> news;
    private final boolean sameNumbers;

    private LambdaBodies(Map<String, String> olds, Map<String, String> news) {
        this.olds = olds;
        this.news = news;
        this.sameNumbers = olds.keySet().equals(news.keySet()) && news.entrySet().stream().noneMatch(
                now -> !now.getValue().equals(olds.get(now.getKey())) && olds.containsValue(now.getValue()));
    }

    static LambdaBodies between(byte[] shape, byte[] next) {
        return new LambdaBodies(bodies(shape), bodies(next));
    }

    static boolean anyIn(ClassNode node) {
        return node.methods.stream().anyMatch(method -> method.name.startsWith("lambda$"));
    }

    /** True for a lambda's body that cannot take the place of the one of its name. */
    boolean isAnother(String key) {
        return news.containsKey(key) && !sameNumbers && !news.get(key).equals(olds.get(key));
    }

    private static Map<String, String> bodies(byte[] classFile) {
        Map<String, String> bodies = new TreeMap<>();
        for (MethodShape method : ClassFile.of(classFile).methods()) {
            if ((method.access() & SYNTHETIC) != 0 && method.name().startsWith("lambda$")) {
                bodies.put(method.name() + method.descriptor(), method.code());
            }
        }
        return bodies;
    }
}
