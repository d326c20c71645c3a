package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Gated are exactly the bodies that the next version has otherwise, or not at all. */
class ChangedBodiesTest {

    private static byte[] version(String members) {
        return Sources.compile("class A { static int x = 1; int same() { return 1; } " + members + " }").get("A");
    }

    private static List<String> gated(String running, String next) {
        byte[] before = version(running);
        Optional<byte[]> gated = ChangedBodies.gated(before, version(next));
        List<MethodShape> methods = ClassFile.of(before).methods();
        return gated.stream().flatMap(bytes -> ClassFile.of(bytes).methods().stream())
                .filter(method -> !methods.contains(method))
                .map(MethodShape::name)
                .toList();
    }

    @Test
    void whatDiffersAndWhatIsGoneIsGated() {
        assertEquals(List.of("changes", "goes"), gated(
                "int changes() { return 1; } int goes() { return 1; } abstract static class B { abstract void none(); }",
                "int changes() { return 2; } int comes() { return 2; }"));
        assertEquals(List.of("<init>"), gated("A() { same(); }", "A() { }"));
    }

    @Test
    void whereNoBodyDiffersThereIsNoGate() {
        assertEquals(Optional.empty(), ChangedBodies.gated(version(""), version("")));
        assertEquals(List.of(), gated("static int y = 1;", "static int y = 2;"), "a static initialiser is not run again");
    }
}
