package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MalformedClassException;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.JavaBase;
import dev.molt.testing.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What preparation adds, what it leaves alone, and what stays the same with it. */
@EveryJdk
class PreparationTest {

    private static final Map<String, byte[]> CLASSES = Sources.compile("""
            package q;
            public class A implements java.io.Serializable {
                private int n;
                static Object o = new Object();
                class Inner { }
                interface Face { int X = 1; class Deep { } }
                record Pair(int a) { }
                enum Kind { ONE { }, TWO }
            }
            interface Alone { }
            record Lone() { }
            """, "--release", "17");

    @Test
    void whatIsLookedForByItsLengthHasIt() {
        int known = 0;
        for (int length = 0; length < 64; length++) {
            for (String name : Waiting.ofLength(length)) {
                assertEquals(length, name.length(), name);
                known++;
            }
        }
        assertEquals(21, known);
    }

    @Test
    void addsASlotAndAReservedNestMember() {
        ClassFile host = ClassFile.of(ready("q.A"));
        assertEquals(List.of("n", "o", "$molt"), host.fields().stream().map(field -> field.name()).toList());
        assertEquals(0x1082, host.fields().get(2).access());
        assertEquals("q.A$$molt", host.nestMembers().get(host.nestMembers().size() - 1));
        assertEquals(List.of(), ClassFile.of(ready("q.A$Inner")).nestMembers());
        assertEquals(1, ClassFile.of(ready("q.A$Inner")).fields().stream()
                .filter(field -> field.name().equals("$molt")).count());
        assertEquals(List.of("q.Alone$$molt"), ClassFile.of(ready("q.Alone")).nestMembers());
        assertEquals(0, ClassFile.of(ready("q.Lone")).fields().size());
    }

    @Test
    void rootClassesCatchToStringUnlessTheirSerialVersionMayCountIt() {
        Map<String, byte[]> classes = Sources.compile("""
                interface Own { }
                class Plain { } class Runs implements Runnable { public void run() { } }
                class Saved implements java.io.Serializable { static final long serialVersionUID = 1; }
                class Sub extends Plain { } class Has { public String toString() { return ""; } }
                class Maybe implements Own { } class Counted implements java.io.Serializable { }
                """);
        Map<String, byte[]> prepared = new HashMap<>();
        classes.forEach((name, bytes) -> prepared.put(name, Preparation.orAsItIs(bytes)));
        assertEquals(List.of("Plain", "Runs", "Saved"), prepared.keySet().stream().sorted()
                .filter(name -> Nodes.of(prepared.get(name)).methods.stream()
                        .anyMatch(method -> Reserved.isCatcher(Nodes.of(prepared.get(name)), method))).toList());
        Class<?> plain = new BytesLoader(prepared).load("Plain");
        assertEquals("Plain@1", name(plain));
    }

    @Test
    void interfacesThatCannotBeSerializableAreKnown() {
        JavaBase.each(bytes -> {
            ClassFile file = ClassFile.of(bytes);
            if (Catcher.isNeverSerializable(file.name().replace('.', '/')) && Nodes.is(file.access(), 0x200)) {
                assertFalse(Serializable.class.isAssignableFrom(type(file.name())), file.name());
            }
        });
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Class<?> type) {
        try {
            Constructor<?> made = type.getDeclaredConstructor();
            made.setAccessible(true);
            return made.newInstance().toString().replaceAll("@.*", "@1");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysWhyAClassIsLeftAlone() {
        assertEquals("is an interface, which can hold no slot", reason(CLASSES.get("q.A$Face")));
        assertEquals("is a record, which can hold no slot", reason(CLASSES.get("q.A$Pair")));
        assertEquals("is prepared already", reason(ready("q.A")));
        assertEquals("is prepared already", reason(ready("q.A$Inner")));
        assertEquals("has class file version 52, and nests begin with 55",
                reason(Sources.compile("class A { }", "--release", "8").get("A")));
        assertEquals("is a module", reason(moduleInfo()));
        assertEquals("declares a field $molt of its own", reason(Sources.compile("class A { int $molt; }").get("A")));
        assertThrows(MalformedClassException.class, () -> Preparation.prepare(new byte[9]));
    }

    @Test
    void isDeterministicAndKeepsTheSerialVersion() {
        assertArrayEquals(ready("q.A"), ready("q.A"));
        Map<String, byte[]> prepared = new HashMap<>();
        CLASSES.forEach((name, bytes) -> prepared.put(name, Preparation.orAsItIs(bytes)));
        assertEquals(serialVersion(CLASSES), serialVersion(prepared));
    }

    private static byte[] moduleInfo() {
        try (InputStream in = Object.class.getResourceAsStream("/module-info.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long serialVersion(Map<String, byte[]> classes) {
        return ObjectStreamClass.lookup(new BytesLoader(classes).load("q.A")).getSerialVersionUID();
    }

    private static byte[] ready(String name) {
        return assertInstanceOf(Prepared.Ready.class, Preparation.prepare(CLASSES.get(name))).bytes();
    }

    private static String reason(byte[] bytes) {
        return assertInstanceOf(Prepared.Unprepared.class, Preparation.prepare(bytes)).reason();
    }
}
