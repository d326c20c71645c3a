package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.Sources;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where code says by a constant which member it asks for. */
class AskedNamesTest {

    @Test
    void whatLiesOnTheStackForTheNameTells() {
        ClassByMethod told = new ClassByMethod("""
                package t;
                import java.lang.invoke.*;
                import java.util.concurrent.atomic.*;
                class A {
                    volatile int n;
                    static final String NAME = "n";
                    static String other() { return "n"; }
                    void constant(MethodHandles.Lookup l) throws Exception { l.findVarHandle(A.class, NAME, int.class); }
                    void method(MethodHandles.Lookup l) throws Exception { l.findVirtual(A.class, "f", MethodType.methodType(int.class, long.class)); }
                    void special(MethodHandles.Lookup l) throws Exception { l.findSpecial(A.class, "f", MethodType.methodType(int.class), A.class); }
                    void makes(MethodHandles.Lookup l) throws Exception { l.findConstructor(A.class, MethodType.methodType(void.class)); }
                    void updates() { AtomicIntegerFieldUpdater.newUpdater(A.class, "n"); }
                    void refers() { AtomicReferenceFieldUpdater.newUpdater(A.class, String.class, "n"); }
                    void nothing(String n) { n.length(); }
                    void variable(MethodHandles.Lookup l, String n) throws Exception { l.findVarHandle(A.class, n, int.class); }
                    void worked(MethodHandles.Lookup l) throws Exception { l.findVirtual(A.class, other(), MethodType.methodType(int.class)); }
                    void formatted(MethodHandles.Lookup l, int i) throws Exception { l.findVarHandle(A.class, String.format("f%d", i), int.class); }
                    void joined(MethodHandles.Lookup l, String x) throws Exception { l.findVarHandle(A.class, "f".concat(x), int.class); }
                    void chosen(MethodHandles.Lookup l, boolean b) throws Exception { l.findVirtual(A.class, b ? other() : "f", MethodType.methodType(int.class)); }
                    void behind(MethodHandles.Lookup l, String n) throws Exception { l.findSpecial(A.class, n, MethodType.methodType(int.class), A.class); }
                    void type(MethodHandles.Lookup l, Class<?> t) throws Exception { l.findConstructor(t, MethodType.methodType(void.class)); }
                    void field(String n) { AtomicIntegerFieldUpdater.newUpdater(A.class, n); }
                }
                """);
        assertEquals(Map.ofEntries(Map.entry("constant", true), Map.entry("method", true), Map.entry("special", true),
                Map.entry("makes", true), Map.entry("updates", true), Map.entry("refers", true), Map.entry("nothing", true),
                Map.entry("other", true), Map.entry("<init>", true), Map.entry("variable", false),
                Map.entry("worked", false), Map.entry("formatted", false), Map.entry("joined", false), Map.entry("chosen", false), Map.entry("behind", false),
                Map.entry("type", false), Map.entry("field", false)), told.all());
    }

    /** What is found of each method of class A. */
    private record ClassByMethod(String source) {

        Map<String, Boolean> all() {
            Map<String, Boolean> all = new TreeMap<>();
            Nodes.of(Sources.compile(source).get("t.A")).methods
                    .forEach(method -> all.put(method.name, AskedNames.areTold(method)));
            return all;
        }
    }
}
