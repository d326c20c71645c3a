package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.tree.ClassNode;

/**
 * Which numbered methods of a new version may not take the place of those that were compiled under the same names.
 *
 * <p>The compiler numbers lambdas, and live objects call their bodies by name: where one came or went, a name may stand
 * for another lambda now. The same goes for the methods by which nested classes reached privates before there were
 * nests, and old code that still runs.
 */
final class Numbered {

    /** Of classes without such methods in both versions. */
    static final Numbered NONE = new Numbered(Set.of(), Set.of());

    private static final int STATIC = 0x8;
    private static final int SYNTHETIC = 0x1000;
    private static final String LAMBDA = "lambda$";
    private static final String ACCESS = "access$";

    private final Set<String> others;
    private final Set<String> behind;

    private Numbered(Set<String> others, Set<String> behind) {
        this.others = others;
        this.behind = behind;
    }

    static Numbered between(byte[] shape, byte[] next) {
        Set<String> others = new TreeSet<>();
        Map<String, String> olds = bodies(shape, LAMBDA);
        Map<String, String> news = bodies(next, LAMBDA);
        boolean sameNumbers = olds.keySet().equals(news.keySet()) && news.entrySet().stream().noneMatch(
                now -> !now.getValue().equals(olds.get(now.getKey())) && olds.containsValue(now.getValue()));
        if (!sameNumbers) {
            others.addAll(changed(olds, news));
        }
        // These are nothing but what they reach.
        others.addAll(changed(bodies(shape, ACCESS), bodies(next, ACCESS)));
        return new Numbered(others, sameNumbers ? behind(otherwiseBound(olds, news), otherwiseBound(news, olds))
                : behind(olds, news));
    }

    static boolean anyIn(ClassNode node) {
        return node.methods.stream().anyMatch(method -> method.name.startsWith(LAMBDA)
                || method.name.startsWith(ACCESS));
    }

    /** True for a method that cannot take the place of the one of its name. */
    boolean isAnother(String key) {
        return others.contains(key);
    }

    /**
     * Where lambdas were written whose objects keep their code, though others there have changed or new code: methods as
     * the compiler names them in those of lambdas.
     */
    Set<String> behind() {
        return behind;
    }

    static boolean isLambda(String key) {
        return key.startsWith(LAMBDA);
    }

    /** Where a lambda was written: its name up to the number. */
    static String place(String key) {
        return key.substring(0, Math.max(key.indexOf('$', LAMBDA.length()), LAMBDA.length()));
    }

    /** The bodies of a class's lambdas. */
    static Map<String, String> lambdas(byte[] classFile) {
        return bodies(classFile, LAMBDA);
    }

    /** Those that hold {@code this} in one version only: they have one name, and are not the same method. */
    private static Map<String, String> otherwiseBound(Map<String, String> bodies, Map<String, String> others) {
        Map<String, String> bound = new TreeMap<>(bodies);
        bound.entrySet().removeIf(each -> others.getOrDefault(each.getKey(), each.getValue()).charAt(0)
                == each.getValue().charAt(0));
        return bound;
    }

    /** Where both have bodies that the others have not. */
    static Set<String> behind(Map<String, String> olds, Map<String, String> news) {
        Set<String> places = places(news, olds);
        places.retainAll(places(olds, news));
        return places;
    }

    private static Set<String> places(Map<String, String> bodies, Map<String, String> others) {
        Set<String> places = new TreeSet<>();
        bodies.forEach((key, body) -> {
            String name = key.substring(LAMBDA.length(), key.indexOf('('));
            if (!others.containsValue(body) && name.contains("$")) {
                // Those of serializable lambdas have a checksum behind it.
                places.add(name.substring(0, name.indexOf('$')));
            }
        });
        return places;
    }

    private static Set<String> changed(Map<String, String> olds, Map<String, String> news) {
        Set<String> changed = new TreeSet<>();
        news.forEach((key, body) -> {
            if (!body.equals(olds.get(key))) {
                changed.add(key);
            }
        });
        return changed;
    }

    private static Map<String, String> bodies(byte[] classFile, String prefix) {
        Map<String, String> bodies = new TreeMap<>();
        for (MethodShape method : ClassFile.of(classFile).methods()) {
            if ((method.access() & SYNTHETIC) != 0 && method.name().startsWith(prefix)) {
                bodies.put(method.name() + method.descriptor(),
                        ((method.access() & STATIC) == 0 ? 'i' : 's') + method.code());
            }
        }
        return bodies;
    }
}
