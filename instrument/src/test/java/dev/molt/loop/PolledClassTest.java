package dev.molt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.JavaBase;
import dev.molt.testing.OtherJdks;
import dev.molt.testing.Sources;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** Which loops can be left, and that whatever a compiler made of them verifies. */
@EveryJdk
class PolledClassTest {

    private static final int HUNDREDS = 2_400;
    private static final int WITH_NESTS = 55;

    @Test
    void loopsThatMayLastCanBeLeft() {
        assertEquals(List.of("forever", "flagged", "reads", "both", "both"), left("""
                class Some {
                    boolean on; java.io.Reader in; Object lock = new Object(); int sum;
                    void forever() { while (true) { toString(); } }
                    void flagged() { while (on) { toString(); } }
                    int reads() throws Exception { int all = 0; int n; while ((n = in.read()) > 0) { all += n; } return all; }
                    void both() { do { hashCode(); while (on) { toString(); } } while (true); }
                }
                """));
    }

    @Test
    void loopsThatEndByThemselvesAreLeftAlone() {
        assertEquals(List.of(), left("""
                class Some {
                    void counts() { for (int i = 0; i < 9; i++) { toString(); } }
                    void iterates(java.util.List<String> all) { for (String each : all) { each.length(); } }
                    void array(String[] all) { for (String each : all) { each.length(); } }
                    int computes(int n) { while (n > 1) { n = n / 2; } return n; }
                }
                """));
    }

    @Test
    void nobodyLeavesALoopWithALockThatTheCallHasToGiveBack() {
        assertEquals(List.of("all", "within"), left("""
                class Some {
                    boolean on; final Object lock = new Object();
                    void held() throws Exception { synchronized (lock) { while (on) { lock.wait(); } } }
                    synchronized void all() throws Exception { while (on) { wait(); } }
                    void within() throws Exception { while (on) { synchronized (lock) { lock.wait(); } } }
                }
                """));
    }

    @Test
    void constructorsAndInterfacesAreLeftAlone() {
        assertEquals(List.of(), left("class Some { Some() { while (true) { toString(); } } static { while (on()) { on(); } }"
                + " static boolean on() { return false; } }"));
        assertEquals(List.of(), left("interface Some { default void run() { while (true) { toString(); } } }"));
    }

    /** The JVM's own verifier reads the frames; of the JDK's classes it takes those that any loader may define. */
    @Test
    void theJvmVerifiesLoopsAndWhatGoesOnWithThem() throws IOException {
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
        assertTrue(linked > HUNDREDS, "only " + linked + " of " + classes.size());
    }

    private static List<String> left(String source) {
        ClassNode node = new ClassNode();
        new ClassReader(Sources.compile(source).get("Some")).accept(node, ClassReader.EXPAND_FRAMES);
        return Loops.of(node).stream().map(loop -> loop.method().name).toList();
    }

    private static void put(Map<String, byte[]> classes, byte[] bytes) {
        String name = new ClassReader(bytes).getClassName().replace('/', '.');
        if (!name.startsWith("java.") && !name.startsWith("dev.molt.") && !name.endsWith("module-info")) {
            classes.put(name, polled(bytes));
        }
    }

    private static byte[] polled(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        if ((node.version & 0xFFFF) < WITH_NESTS || Loops.of(node).isEmpty()) {
            return bytes;
        }
        PolledClass.next(node, bytes, true);
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** Defines the classes itself, whatever its parent has. */
    private static final class Linking extends ClassLoader {

        private final Map<String, byte[]> classes;

        Linking(Map<String, byte[]> classes) {
            super(PolledClassTest.class.getClassLoader());
            this.classes = classes;
        }

        /** False if the class cannot be had outside of its module; what does not verify fails the test. */
        boolean links(String name) {
            try {
                // Links it, which verifies it; nothing of it runs.
                loadClass(name).getDeclaredMethods();
                return true;
            } catch (VerifyError | ClassFormatError e) {
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
                return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }
}
