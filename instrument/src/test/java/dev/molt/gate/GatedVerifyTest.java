package dev.molt.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.diff.ClassDiff;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.JavaBase;
import dev.molt.testing.OtherJdks;
import dev.molt.testing.Verification;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Whatever a compiler made keeps its shape and verifies when it is gated. */
@EveryJdk
class GatedVerifyTest {

    private static final int HUNDREDS = 800;

    @Test
    void everyClassOfTheJdkKeepsItsShapeAndItsCodeBehindTheGate() {
        assertTrue(JavaBase.each(bytes -> {
            byte[] gated = Gating.gate(bytes, Long.MAX_VALUE);
            ClassDiff diff = ClassDiff.between(ClassFile.of(bytes), ClassFile.of(gated));
            assertEquals(List.of(), diff.shapeChanges(), diff.name());
            assertEquals(methods(bytes).stream().filter(GatedVerifyTest::entered).count(), diff.bodyChanges().size(),
                    diff.name());
            Verification.verify(gated);
            bodiesStay(diff.name(), methods(bytes), methods(gated));
        }) > HUNDREDS);
    }

    /** The JVM's own verifier reads the frames, too; of the JDK's classes it takes those that any loader may define. */
    @Test
    void theJvmVerifiesWhatIsGated() throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        JavaBase.each(bytes -> put(classes, bytes));
        for (String path : OtherJdks.Jdk.classPath().split(File.pathSeparator)) {
            if (path.endsWith(".jar")) {
                try (JarFile jar = new JarFile(path)) {
                    for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                        put(classes, jar.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
        Linking linking = new Linking(classes);
        long linked = classes.keySet().stream().filter(linking::links).count();
        assertTrue(linked > 3 * HUNDREDS, "only " + linked + " of " + classes.size());
    }

    private static void put(Map<String, byte[]> classes, byte[] bytes) {
        String name = new ClassReader(bytes).getClassName().replace('/', '.');
        if (!name.startsWith("java.") && !name.startsWith("dev.molt.") && !name.endsWith("module-info")) {
            classes.put(name, bytes);
        }
    }

    private static void bodiesStay(String name, List<MethodNode> before, List<MethodNode> after) {
        for (int i = 0; i < before.size(); i++) {
            MethodNode method = before.get(i);
            int added = after.get(i).instructions.size() - method.instructions.size();
            assertEquals(entered(method), added > 0, name + "." + method.name);
            for (int j = 0; j < method.instructions.size(); j++) {
                assertEquals(method.instructions.get(j).getOpcode(),
                        after.get(i).instructions.get(added + j).getOpcode(), name + "." + method.name);
            }
            assertEquals(method.tryCatchBlocks.size(), after.get(i).tryCatchBlocks.size());
        }
    }

    private static boolean entered(MethodNode method) {
        return method.instructions.size() > 0 && !method.name.equals(MethodShape.STATIC_INITIALIZER);
    }

    private static List<MethodNode> methods(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return node.methods;
    }

    /** Defines gated classes itself, whatever its parent has. */
    private static final class Linking extends ClassLoader {

        private final Map<String, byte[]> classes;

        Linking(Map<String, byte[]> classes) {
            super(GatedVerifyTest.class.getClassLoader());
            this.classes = classes;
        }

        /** False if the class cannot be had outside of its module; what does not verify fails the test. */
        boolean links(String name) {
            try {
                // Links it, which verifies it; nothing of it runs.
                loadClass(name).getDeclaredMethods();
                return true;
            } catch (VerifyError e) {
                throw new AssertionError(name, e);
            } catch (LinkageError | ClassNotFoundException | RuntimeException e) {
                return false;
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                byte[] gated = Gating.gate(bytes, Long.MAX_VALUE);
                return loaded != null ? loaded : defineClass(name, gated, 0, gated.length);
            }
        }
    }
}
