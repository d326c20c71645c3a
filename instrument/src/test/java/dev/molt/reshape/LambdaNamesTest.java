package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.molt.testing.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.LdcInsnNode;

/** Which names the lambdas of a version get, after others were seen: each returns a text by which it is told here. */
class LambdaNamesTest {

    private final List<byte[]> known = new ArrayList<>();

    @Test
    void whatIsThereKeepsItsNameAndWhatIsNewGetsAFreeOne() {
        run(in("a", "put(\"x\", () -> \"one\"); put(\"y\", () -> \"two\");"));
        assertEquals(Map.of("zero", "lambda$a$2", "one", "lambda$a$0", "two", "lambda$a$1"),
                run(in("a", "put(\"w\", () -> \"zero\"); put(\"x\", () -> \"one\"); put(\"y\", () -> \"two\");")));
    }

    @Test
    void whatIsNewBehindTheOthersKeepsItsNumber() {
        run(in("a", "put(\"x\", () -> \"one\");"));
        byte[] next = version(in("a", "put(\"x\", () -> \"one\"); put(\"y\", () -> \"two\");"));
        assertSame(next, LambdaNames.given(known, next));
    }

    @Test
    void aChangedOneIsKnownByTheConstantBeforeIt() {
        run(in("a", "put(\"x\", () -> \"one\"); put(\"y\", () -> \"two\");"));
        assertEquals(Map.of("zero", "lambda$a$2", "new two", "lambda$a$1", "new one", "lambda$a$0"),
                run(in("a", "put(\"w\", () -> \"zero\"); put(\"y\", () -> \"new two\"); put(\"x\", () -> \"new one\");")));
    }

    @Test
    void aChangedOneIsKnownByItsNeighbours() {
        run(in("a", "take(() -> \"one\"); take(() -> \"two\"); take(() -> \"three\");"));
        assertEquals(Map.of("zero", "lambda$a$3", "one", "lambda$a$0", "new two", "lambda$a$1", "three", "lambda$a$2"),
                run(in("a", "take(() -> \"zero\"); take(() -> \"one\"); take(() -> \"new two\"); take(() -> \"three\");")));
    }

    @Test
    void aChangedOneIsKnownByItsVariable() {
        run(in("a", "Supplier<String> x = () -> \"one\"; Supplier<String> y = () -> \"two\";"));
        assertEquals(Map.of("zero", "lambda$a$2", "new two", "lambda$a$1", "new one", "lambda$a$0"),
                run(in("a", "Supplier<String> z = () -> \"zero\"; Supplier<String> y = () -> \"new two\";"
                        + " Supplier<String> x = () -> \"new one\";")));
    }

    @Test
    void whereNothingTellsWhichItIsAllAreNew() {
        run(in("a", "take(() -> \"one\"); take(() -> \"two\");"));
        assertEquals(Map.of("3", "lambda$a$2", "4", "lambda$a$3", "5", "lambda$a$4"),
                run(in("a", "take(() -> \"3\"); take(() -> \"4\"); take(() -> \"5\");")));
    }

    @Test
    void whatCapturesOtherValuesIsAnother() {
        run(in("a", "take(() -> \"one\");"));
        assertEquals(Map.of("new", "lambda$a$1"),
                run(in("a", "Object n = new Object(); take(() -> { n.hashCode(); return \"new\"; });")));
    }

    @Test
    void aNumberThatWasGivenOnceIsGivenToNobodyElse() {
        run(in("a", "put(\"x\", () -> \"one\"); put(\"y\", () -> \"two\");"));
        run(in("a", "put(\"y\", () -> \"two\");"));
        assertEquals(Map.of("two", "lambda$a$1", "three", "lambda$a$2"),
                run(in("a", "put(\"y\", () -> \"two\"); take(() -> \"three\");")));
    }

    @Test
    void whatComesAgainHasTheNameThatItHad() {
        String first = in("a", "put(\"x\", () -> \"one\"); put(\"y\", () -> \"two\");");
        String second = in("a", "take(() -> \"zero\"); put(\"x\", () -> \"new one\");");
        Map<String, String> one = run(first);
        Map<String, String> two = run(second);
        for (int i = 0; i < 3; i++) {
            assertEquals(one, run(first));
            assertEquals(two, run(second));
        }
        assertEquals(Map.of("two", "lambda$a$1"), run(in("a", "put(\"y\", () -> \"two\");")));
    }

    @Test
    void whatIsWrittenInsideALambdaIsOfTheMethodAround() {
        Map<String, String> before = run(in("a", "take(() -> { take(() -> \"inner\"); return \"outer\"; });"));
        Map<String, String> after = run(in("a", "take(() -> \"zero\"); take(() -> { take(() -> \"new inner\"); return \"outer\"; });"));
        assertEquals(Map.of("zero", "lambda$a$2", "new inner", before.get("inner"), "outer", before.get("outer")), after);
    }

    @Test
    void aMethodMayGetOtherParameters() {
        run(in("a", "take(() -> \"one\");"));
        assertEquals(Map.of("zero", "lambda$b$0", "new one", "lambda$a$0"),
                run(in("b", "take(() -> \"zero\");") + in("a", "take(() -> \"new one\");").replace("a()", "a(int i)")));
    }

    /** Some compilers leave such methods behind, and they may have any number. */
    @Test
    void codeThatIsNeverReachedTakesNoName() {
        run(in("a", "take(() -> \"one\");"));
        String later = in("a", "if (1 > 2) { take(() -> \"zero\"); } take(() -> \"one\");");
        Map<String, String> names = run(later);
        assertEquals("lambda$a$0", names.get("one"));
        assertEquals(names.size(), Set.copyOf(names.values()).size(), names::toString);
        assertEquals(names, run(later));
    }

    private static String in(String method, String body) {
        return "void " + method + "() { " + body + " }\n";
    }

    private static byte[] version(String body) {
        return Sources.compile("import java.util.function.*;\nclass H {\n" + body
                + "void put(String key, Supplier<String> value) { } void take(Supplier<String> value) { } }\n", "-g").get("H");
    }

    /** The names of the lambdas, by the last text in each. */
    private Map<String, String> run(String body) {
        byte[] named = LambdaNames.given(known, version(body));
        known.add(0, named);
        Map<String, String> names = new TreeMap<>();
        Nodes.of(named).methods.stream().filter(method -> method.name.startsWith("lambda$"))
                .forEach(method -> method.instructions.forEach(each -> {
                    if (each instanceof LdcInsnNode text) {
                        names.put((String) text.cst, method.name);
                    }
                }));
        return names;
    }
}
