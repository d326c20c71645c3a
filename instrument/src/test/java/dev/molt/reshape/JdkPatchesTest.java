package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.tree.ClassNode;

/** The classes of the JDK that are made to ask. */
@EveryJdk
class JdkPatchesTest {

    /** All that are patched at some time. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(JdkPatches.CLASSES);
        all.add(JdkPatches.LOADER);
        return all;
    }

    /** A class file of the running JDK. */
    static byte[] read(String name) {
        try (InputStream in = Object.class.getResourceAsStream('/' + name + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> askEverywhereInCodeThatVerifies() {
        return all().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            JdkPatches.Patch patch = JdkPatches.patch(read(name));
            assertEquals(Set.of(), patch.missing());
            Verification.verify(patch.bytes());
        }));
    }

    @TestFactory
    Stream<DynamicTest> areNotPatchedTwice() {
        return all().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            JdkPatches.Patch again = JdkPatches.patch(JdkPatches.patch(read(name)).bytes());
            assertNull(again.bytes());
            assertEquals(Set.of(), again.missing());
        }));
    }

    /** As on a JDK whose classes are written otherwise. */
    @TestFactory
    Stream<DynamicTest> eachSayWhatTheyLack() {
        return all().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            ClassNode empty = Nodes.of(read(name));
            empty.methods.clear();
            Set<String> missing = JdkPatches.patch(Nodes.bytes(empty)).missing();
            assertTrue(missing.size() > 0 && missing.stream().allMatch(place -> place.endsWith(" in " + name.replace('/', '.'))),
                    missing.toString());
        }));
    }

    @Test
    void oneThatLacksAPlaceSaysWhich() {
        ClassNode node = Nodes.of(read("java/lang/invoke/MemberName"));
        node.methods.removeIf(method -> method.desc.equals("(Ljava/lang/reflect/Field;Z)V"));
        JdkPatches.Patch patch = JdkPatches.patch(Nodes.bytes(node));
        assertNotNull(patch.bytes());
        assertEquals(Set.of("no <init>(Field,boolean) in java.lang.invoke.MemberName"), patch.missing());
    }
}
