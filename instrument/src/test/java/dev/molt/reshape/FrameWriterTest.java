package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.Aged;
import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.OtherJdks;
import dev.molt.testing.Sources;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Stack maps that are computed are those that the JVM accepts. */
@EveryJdk
class FrameWriterTest {

    private final Refusals refusals = new Refusals();

    @Test
    void theJvmVerifiesWhatOldCompilersMadeAsNewClasses() throws IOException {
        for (String library : List.of("commons-logging", "commons-codec")) {
            Map<String, byte[]> old = jar(library);
            Map<String, byte[]> framed = framed(old);
            // The library that it is written for is not there.
            Set<String> refused = refusals.found().stream().map(Finding::owner).collect(Collectors.toSet());
            assertEquals(Set.of("org.apache.commons.logging.impl.Log4JLogger"), refused);
            framed.keySet().removeAll(refused);
            Linking linking = new Linking(framed);
            assertTrue(framed.keySet().stream().filter(name -> linking.links(name)).count() > 20);
        }
    }

    @Test
    void whatIsNotFoundIsNamed() {
        Map<String, byte[]> classes = Aged.to(49, Sources.compile("""
                class A { Object either(boolean b) { Object o; if (b) { o = new B(); } else { o = new C(); } return o; } }
                class B { }
                class C { }
                """, "--release", "8"));
        framed(Map.of("A", classes.get("A")));
        assertEquals(List.of("""
                error: A cannot be reshaped: method java.lang.Object either(boolean) works with objects of B, which is \
                not found, so that its stack map cannot be computed
                  cure: put that class on the class path, or compile for Java 7 or later""", """
                error: A cannot be reshaped: method java.lang.Object either(boolean) works with objects of C, which is \
                not found, so that its stack map cannot be computed
                  cure: put that class on the class path, or compile for Java 7 or later"""),
                refusals.found().stream().map(finding -> finding.diagnostic().render()).toList());
    }

    private Map<String, byte[]> framed(Map<String, byte[]> old) {
        World world = new World(new Release(Map.of(), old, FrameWriterTest::ofTheJdk), Homes.none());
        Map<String, byte[]> framed = new TreeMap<>();
        old.forEach((name, bytes) -> {
            ClassNode node = Nodes.of(bytes);
            node.version = Opcodes.V1_7;
            framed.put(name, new FrameWriter(new Lookup(world::actual), refusals).written(node));
        });
        return framed;
    }

    private static Map<String, byte[]> jar(String library) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String path : OtherJdks.Jdk.classPath().split(File.pathSeparator)) {
            if (path.contains(library)) {
                try (JarFile jar = new JarFile(path)) {
                    for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                        String name = entry.getName().replace(".class", "").replace('/', '.');
                        classes.put(name, jar.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
        return classes;
    }

    private static Optional<byte[]> ofTheJdk(String name) {
        try (InputStream in = ClassLoader.getPlatformClassLoader()
                .getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Knows nothing but these classes and the JDK's. */
    private static final class Linking extends BytesLoader {

        Linking(Map<String, byte[]> classes) {
            super(ClassLoader.getPlatformClassLoader(), classes);
        }

        /** False if something is missing that the class names; what does not verify fails the test. */
        boolean links(String name) {
            try {
                // Links it, which verifies it; nothing of it runs.
                loadClass(name).getDeclaredMethods();
                return true;
            } catch (VerifyError e) {
                throw new AssertionError(name, e);
            } catch (LinkageError | ClassNotFoundException e) {
                return false;
            }
        }
    }
}
