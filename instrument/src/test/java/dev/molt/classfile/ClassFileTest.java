package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read of a class file, and what counts as a difference between two. */
class ClassFileTest {

    private static final Map<String, byte[]> PLAYER = Sources.compile("""
            package quest;
            public abstract class Player extends Thread implements Runnable, Cloneable {
                static final long MAX = 9;
                private java.util.List<String> names;
                static Object first = new Object();
                Player(int[] x, String y) { }
                abstract void f();
                native int g();
                static class Nested { }
            }
            """, "--release", "17");

    private final ClassFile player = ClassFile.of(PLAYER.get("quest.Player"));

    @Test
    void readsWhatTheClassSaysOfItself() {
        assertEquals("quest.Player", player.name());
        assertEquals("java.lang.Thread", player.superName());
        assertEquals(List.of("java.lang.Runnable", "java.lang.Cloneable"), player.interfaces());
        assertEquals(0x421, player.access());
        assertEquals(61, player.majorVersion());
        assertFalse(player.isInterface() || player.isEnum() || player.isRecord());
        assertEquals(List.of("quest.Player$Nested"), player.nestMembers());
        assertEquals("quest.Player", ClassFile.of(PLAYER.get("quest.Player$Nested")).nestHost());
    }

    @Test
    void readsFieldsAndMethodsInOrder() {
        assertEquals(List.of(
                new FieldShape("MAX", "J", 0x18, 9L, null),
                new FieldShape("names", "Ljava/util/List;", 0x2, null, "Ljava/util/List<Ljava/lang/String;>;"),
                new FieldShape("first", "Ljava/lang/Object;", 0x8, null, null)), player.fields());
        assertEquals(List.of("constructor (int[], java.lang.String)", "method void f()", "method int g()",
                "static initializer"), player.methods().stream().map(MethodShape::source).toList());
        assertEquals(List.of(true, false, false, true),
                player.methods().stream().map(MethodShape::hasCode).toList());
        assertEquals(List.of("first"), player.staticsAssignedByInitializer());
    }

    @Test
    void readsRecordsEnumsAndSealedInterfaces() {
        Map<String, byte[]> classes = Sources.compile(
                "sealed interface A permits R, E { } record R(int x) implements A { } enum E implements A { ONE } record Z() { }");
        assertEquals(List.of("R", "E"), ClassFile.of(classes.get("A")).permittedSubclasses());
        assertTrue(ClassFile.of(classes.get("A")).isInterface());
        assertTrue(ClassFile.of(classes.get("E")).isEnum());
        assertEquals(List.of("int x"), ClassFile.of(classes.get("R")).recordComponents().stream()
                .map(ComponentShape::source).toList());
        assertTrue(ClassFile.of(classes.get("Z")).isRecord());
    }

    @Test
    void debugInformationIsNoDifferenceAndCodeIs() {
        ClassFile debug = compiled("class A { int f(int x) { int y = x; return y; } }", "-g");
        ClassFile none = compiled("class A {\n\n int f(int z) { int y = z; return y; } }", "-g:none");
        ClassFile other = compiled("class A { int f(int x) { int y = x; return x; } }", "-g:none");
        assertFalse(debug.sameBytes(none));
        assertTrue(debug.sameButDebug(none));
        assertEquals(debug.methods(), none.methods());
        assertFalse(none.sameButDebug(other));
        assertFalse(none.methods().equals(other.methods()));
    }

    @Test
    void anAnnotationIsADifferenceButNotInCode() {
        ClassFile bare = compiled("class A { int f() { return 1; } }");
        ClassFile annotated = compiled("class A { @Deprecated int f() { return 1; } }");
        assertFalse(bare.sameButDebug(annotated));
        assertEquals(bare.methods(), annotated.methods());
    }

    @Test
    void bytesAreThoseGivenAndCannotBeChanged() {
        byte[] bytes = PLAYER.get("quest.Player").clone();
        ClassFile read = ClassFile.of(bytes);
        bytes[0] = 0;
        read.bytes()[1] = 0;
        assertEquals(player, read);
        assertEquals("quest.Player", read.toString());
    }

    @Test
    void everyCutOfAClassFileIsRefusedByItsEntry() {
        byte[] bytes = PLAYER.get("quest.Player$Nested");
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            var refused = assertThrows(MalformedClassException.class, () -> ClassFile.of("lib.jar!A.class", cut));
            assertTrue(refused.getMessage().startsWith("lib.jar!A.class is not a class file"), refused.getMessage());
        }
    }

    @Test
    void aVersionFromTheFutureIsRefusedInWords() {
        byte[] bytes = PLAYER.get("quest.Player").clone();
        bytes[7] = 120;
        var refused = assertThrows(MalformedClassException.class, () -> ClassFile.of("A.class", bytes));
        assertEquals("A.class is not a class file that can be read: Unsupported class file version 120.0",
                refused.getMessage());
    }

    @Test
    void whatIsNoClassFileIsNotTakenForAVersion() {
        var refused = assertThrows(MalformedClassException.class, () -> ClassFile.of("A.class", "garbage".getBytes()));
        assertEquals("A.class is not a class file that can be read: it does not begin as class files do",
                refused.getMessage());
    }

    private static ClassFile compiled(String source, String... options) {
        return ClassFile.of(Sources.compile(source, options).get("A"));
    }
}
