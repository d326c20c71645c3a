package dev.molt.reshape;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;

/**
 * Gives the lambdas of a new version of a class the names that they had, and new ones names that nobody has: compilers number
 * them in the order of the text, and live objects call their code by name.
 */
final class LambdaNames {

    private final List<byte[]> known;
    private final LambdaBodies wanted;
    private final Map<LambdaBody, String> names = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();

    private LambdaNames(List<byte[]> known, byte[] classFile) {
        this.known = known;
        this.wanted = LambdaBodies.of(classFile);
    }

    /**
     * The class file with these names; the same array if it has them already.
     *
     * @param known the class files of all versions that were seen, with the names under which lambdas run; the running one's
     *     first
     * @param classFile the new version's
     */
    static byte[] given(List<byte[]> known, byte[] classFile) {
        if (known.isEmpty() || known.stream().anyMatch(bytes -> Arrays.equals(bytes, classFile))
                || !LambdaStamp.of(classFile).compiled().isEmpty()) {
            return classFile;
        }
        String digest = new Digest().add(classFile).name();
        for (byte[] bytes : known) {
            if (LambdaStamp.of(bytes).compiled().equals(digest)) {
                return bytes;
            }
        }
        return new LambdaNames(known, classFile).given(digest, classFile);
    }

    private byte[] given(String digest, byte[] classFile) {
        if (wanted.all().isEmpty()) {
            return classFile;
        }
        match();
        name();
        Map<String, String> changed = new TreeMap<>();
        names.forEach((body, name) -> {
            if (!body.name().equals(name)) {
                changed.put(body.key(), name);
            }
        });
        if (changed.isEmpty()) {
            return classFile;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassRemapper(writer, new LambdaRenaming(reader.getClassName(), changed)), 0);
        writer.visitAttribute(new LambdaStamp(digest, changed));
        return writer.toByteArray();
    }

    /** What was seen before goes before guesses. */
    private void match() {
        LambdaMatching matching = LambdaMatching.between(LambdaBodies.of(known.get(0)), wanted);
        take(matching);
        for (byte[] bytes : known.subList(1, known.size())) {
            if (!left().isEmpty()) {
                take(LambdaMatching.equal(LambdaBodies.of(bytes), wanted, left(), Set.copyOf(names.values())));
            }
        }
        matching.guess(left(), Set.copyOf(names.values()));
        take(matching);
    }

    private void take(LambdaMatching matching) {
        matching.pairs().forEach((now, old) -> names.put(now, old.name()));
    }

    private Set<LambdaBody> left() {
        Set<LambdaBody> left = new LinkedHashSet<>(wanted.all());
        left.removeAll(names.keySet());
        return left;
    }

    private void name() {
        known.forEach(bytes -> Nodes.outline(bytes).methods.forEach(method -> used.add(method.name)));
        for (LambdaBody body : wanted.all()) {
            if (!names.containsKey(body)) {
                names.put(body, free(body.name()));
            }
        }
    }

    private String free(String name) {
        String stem = name.replaceAll("\\d+$", "");
        String free = name;
        for (int number = 0; !used.add(free); number++) {
            free = stem + number;
        }
        return free;
    }
}
