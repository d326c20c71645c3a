package dev.molt.packaging;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** Imports run one way; a library stays in the package that knows it; nothing but two fields is global. */
class ImportRulesTest {

    private static final ImportRules RULES = new ImportRules(
            Map.ofEntries(
                    entry("dev.molt", Set.of()),
                    entry("boot", Set.of()),
                    entry("diag", Set.of()),
                    entry("classfile", Set.of()),
                    entry("diff", Set.of("classfile", "diag")),
                    entry("loop", Set.of()),
                    entry("reshape", Set.of("loop", "classfile", "diff", "diag")),
                    entry("gate", Set.of("classfile")),
                    entry("appup", Set.of("diag")),
                    entry("archive", Set.of("diag")),
                    entry("code", Set.of("appup", "diag")),
                    entry("codechange", Set.of("appup", "classfile", "diag")),
                    entry("plan", Set.of("appup", "codechange", "reshape", "diff", "code", "classfile", "diag")),
                    entry("draft", Set.of("plan", "relup", "system", "appup", "code", "reshape", "classfile", "diag")),
                    entry("relup", Set.of("appup", "diag")),
                    entry("system", Set.of("appup", "code", "diag")),
                    entry("journal", Set.of()),
                    entry("registry", Set.of("diag")),
                    entry("jfr", Set.of("journal")),
                    entry("reflect", Set.of("reshape", "jdk", "boot")),
                    entry("eval", Set.of("dev.molt", "plan", "reflect", "codechange", "gate", "loop", "reshape", "relup", "journal", "code", "appup", "classfile", "heap", "suspend", "jdk", "boot", "diag")),
                    entry("heap", Set.of("jdk")),
                    entry("jdk", Set.of("loop")),
                    entry("suspend", Set.of("jdk", "boot")),
                    entry("release", Set.of("eval", "target", "archive", "registry", "system", "heap", "plan", "reshape", "relup", "code", "appup", "journal", "diag")),
                    entry("control", Set.of("release", "journal", "eval", "diag")),
                    entry("jmx", Set.of("release", "eval", "appup", "journal", "diag")),
                    entry("target", Set.of("registry", "archive", "system", "appup", "code", "diag")),
                    entry("trial", Set.of("control", "release", "appup")),
                    entry("stage", Set.of()),
                    entry("cli", Set.of("trial", "watch", "target", "archive", "registry", "control", "eval", "release", "draft", "relup", "appup", "journal", "diag")),
                    entry("agent", Set.of("control", "registry", "system", "eval", "jfr", "jmx", "journal", "release", "diag")),
                    entry("watch", Set.of()),
                    entry("launch", Set.of())),
            Map.ofEntries(
                    entry("org.objectweb.asm.", Set.of("classfile", "loop", "reshape", "gate")),
                    entry("org.yaml.", Set.of("appup")),
                    entry("picocli.", Set.of("cli")),
                    entry("com.google.gson.", Set.of("cli", "control", "journal", "registry")),
                    entry("javassist.", Set.of("codechange")),
                    entry("net.bytebuddy.", Set.of("cli")),
                    entry("com.sun.tools.", Set.of("cli")),
                    entry("org.junit.", Set.of("stage")),
                    entry("jdk.jfr.", Set.of("jfr")),
                    entry("javax.management.", Set.of("jmx", "release")),
                    entry("java.lang.instrument.", Set.of("launch", "agent", "eval", "heap", "jdk", "reflect", "suspend")),
                    entry("java.util.logging.", Set.of())),
            Set.of("org.objectweb.asm.", "org.yaml.", "com.google.gson.", "javassist."),
            Map.of("out", Set.of("cli"), "err", Set.of("cli", "launch", "control")),
            Set.of("dev.molt.boot.Boot.services", "dev.molt.launch.Agent.running"));

    private static List<ClassFacts> classes;

    @BeforeAll
    static void readClasses() {
        classes = ClassFacts.in(Path.of("target/classes"), Path.of("../instrument/target/classes"));
        assertTrue(classes.size() > 200, () -> "only " + classes.size() + " classes");
    }

    @Test
    void nothingIsUsedWhereItMayNotBe() {
        assertEquals(List.of(), RULES.violations(classes));
    }

    @Test
    void everyImportThatIsAllowedIsUsed() {
        assertEquals(List.of(), RULES.unused(classes));
    }

    @Test
    void noPackageImportsItselfThroughOthers() {
        assertEquals(Set.of(), RULES.inCycles());
    }

    @Test
    void bootClassesUseTheBaseModuleOnly() {
        Set<String> packages = Set.of("dev.molt", "dev.molt.boot");
        classes.stream().filter(facts -> packages.contains(facts.packageName())).forEach(facts -> {
            for (String name : facts.names()) {
                assertTrue(ClassFacts.packageOf(name).equals(facts.packageName()) || isOfBase(name), facts.name() + ": " + name);
            }
        });
    }

    /** True for a class of {@code java.base}. */
    static boolean isOfBase(String name) {
        try {
            return Class.forName(name).getModule() == Object.class.getModule();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAbsentRuleIsNoticed() {
        assertEquals(
                List.of("package " + ClassFacts.packageOf(getClass().getName()).substring("dev.molt.".length())
                        + " has no rule"),
                RULES.violations(List.of(facts(Violator.class))));
    }

    @Test
    void eachKindOfViolationIsNoticed() throws IOException {
        ImportRules strict = new ImportRules(
                Map.of("packaging", Set.of()),
                RULES.libraries(),
                RULES.hidden(),
                RULES.printing(),
                RULES.statics());
        String name = Violator.class.getName();
        assertEquals(
                Set.of(
                        name + " imports diag",
                        name + " names java.lang.instrument.Instrumentation",
                        name + " names org.objectweb.asm.ClassReader",
                        name + " shows org.objectweb.asm.ClassReader",
                        name + " prints to System.out",
                        name + " prints to System.err",
                        name + ".counter is a static that changes",
                        name + ".ARRAY is a static that changes",
                        name + ".LIST is a static that changes",
                        name + ".COLLECTED is a static that changes"),
                new HashSet<>(strict.violations(List.of(facts(Violator.class)))));
    }

    @Test
    void aCycleIsNoticed() {
        ImportRules cyclic = new ImportRules(
                Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"), "d", Set.of("a")),
                Map.of(), Set.of(), Map.of(), Set.of());
        assertEquals(Set.of("b", "c"), cyclic.inCycles());
        assertEquals(List.of("a -> b", "b -> c", "c -> b", "d -> a"), cyclic.unused(List.of()));
    }

    @Test
    void unmodifiableStaticsAreNoViolation() {
        assertEquals(Set.of("ARRAY", "LIST", "COLLECTED", "counter"), facts(Violator.class).statics());
    }

    private static ClassFacts facts(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(type.getName().replaceAll(".*\\.", "") + ".class")) {
            return ClassFacts.of(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Breaks every rule. */
    public static final class Violator {

        static final int[] ARRAY = {1};
        static final List<String> LIST = new ArrayList<>();
        static final List<String> COLLECTED = Stream.of("a").collect(Collectors.toList());
        static final List<String> FIXED = List.of("fixed");
        static final Set<String> GATHERED = Stream.of("a").collect(Collectors.toUnmodifiableSet());
        static final List<String> LISTED = Stream.of("a").toList();
        static int counter;

        private Violator() {}

        /** Shows a library's class. */
        public static ClassReader shows(dev.molt.diag.Severity severity, Object instrumentation) {
            System.out.println(severity + " " + counter++ + ARRAY[0] + LIST + FIXED);
            new IOException(String.valueOf(((Instrumentation) instrumentation).isModifiableClass(String.class)))
                    .printStackTrace();
            return null;
        }
    }
}
