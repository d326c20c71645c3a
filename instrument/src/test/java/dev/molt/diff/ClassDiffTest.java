package dev.molt.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The difference as a value: bodies, order of refusals, causes and cures. */
class ClassDiffTest {

    @Test
    void namesTheMethodsWhoseCodeChanged() {
        ClassDiff diff = diff("class A { static int n = 1; int f() { return 1; } int g() { return 1; } }",
                "class A {\n static int n = 2; int g() { return 1; } int f() { return 2; } }");
        assertTrue(diff.accepted());
        assertEquals(Set.of(), diff.refusals());
        assertEquals(List.of("method int f()", "static initializer"),
                diff.bodyChanges().stream().map(MethodShape::source).toList());
        assertFalse(diff.sameBytes() || diff.sameButDebug());
    }

    @Test
    void linesAloneAreNoChange() {
        ClassDiff diff = diff("class A { int f() { return 1; } }", "class A { int f() {\n return 1; } }");
        assertFalse(diff.sameBytes());
        assertTrue(diff.sameButDebug() && diff.accepted() && diff.bodyChanges().isEmpty());
    }

    @Test
    void theFirstRefusalIsTheOneThatHotSpotWouldGive() {
        ClassDiff diff = diff("class A { }", "final class A { int x; void f() { } }");
        assertEquals(Set.of("class redefinition failed: attempted to change the class modifiers"), diff.refusals());
        assertEquals(List.of(ShapeKind.CLASS_MODIFIERS, ShapeKind.FIELD_ADDED, ShapeKind.METHOD_ADDED),
                diff.shapeChanges().stream().map(ShapeChange::kind).toList());
    }

    @Test
    void amongMethodsHotSpotMayNameAnyKind() {
        ClassDiff diff = diff("class A { void f() { } void g() { } }", "class A { void g2() { } private void g() { } }");
        assertEquals(Set.of("class redefinition failed: attempted to add a method",
                "class redefinition failed: attempted to delete a method",
                "class redefinition failed: attempted to change method modifiers"), diff.refusals());
    }

    @Test
    void everyChangeSaysWhatToDo() {
        ClassDiff diff = diff("class A { int x; }", "class A { int y; Runnable r() { return () -> { }; } }");
        diff.shapeChanges().forEach(change -> assertFalse(change.cure().isEmpty(), change::toString));
        ShapeChange lambda = diff.shapeChanges().get(3);
        assertEquals("a lambda was added in method r", lambda.cause());
        assertEquals("leave the lambdas of the running version in place;"
                + " write new ones as references to methods of a new class", lambda.cure());
        assertEquals("class redefinition failed: attempted to add a method", lambda.refusal());
    }

    @Test
    void theCuresForAFirstLambdaAndSwitchAreAccepted() {
        assertTrue(diff("class A { Runnable r() { return null; } }",
                "class A { Runnable r() { return B::run; } } class B { static void run() { } }").accepted());
        String start = "class A { int f(Thread.State s) { ";
        assertTrue(diff(start + "return 1; } }", start + "return s == Thread.State.NEW ? 2 : 1; } }").accepted());
        ClassDiff refused = diff(start + "return 1; } }", start + "switch (s) { case NEW: return 2; default: return 1; } } }");
        assertTrue(refused.shapeChanges().get(0).cure().endsWith("; compare enum constants with if"));
    }

    @Test
    void differentClassesHaveNoDifference() {
        ClassFile one = ClassFile.of(Sources.compile("class A { }").get("A"));
        ClassFile other = ClassFile.of(Sources.compile("class B { }").get("B"));
        assertThrows(IllegalArgumentException.class, () -> ClassDiff.between(one, other));
    }

    private static ClassDiff diff(String before, String after) {
        return ClassDiff.between(ClassFile.of(Sources.compile(before).get("A")),
                ClassFile.of(Sources.compile(after).get("A")));
    }
}
