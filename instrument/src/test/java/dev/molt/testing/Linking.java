package dev.molt.testing;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;

/**
 * Has the JVM's own verifier read what was made of all classes at hand: those of the JDK that any loader may define, and
 * those of the libraries that the tests use.
 */
public final class Linking extends ClassLoader {

    private final Map<String, byte[]> classes = new HashMap<>();
    private final UnaryOperator<byte[]> change;

    private Linking(UnaryOperator<byte[]> change) {
        super(Linking.class.getClassLoader());
        this.change = change;
    }

    /**
     * How many classes it has linked; some cannot be had outside of their modules.
     *
     * @param change what becomes of each class file
     */
    public static long count(UnaryOperator<byte[]> change) throws IOException {
        Linking linking = new Linking(change);
        JavaBase.each(linking::put);
        for (String path : OtherJdks.Jdk.classPath().split(File.pathSeparator)) {
            if (path.endsWith(".jar")) {
                try (JarFile jar = new JarFile(path)) {
                    for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                        linking.put(jar.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
        return linking.classes.keySet().stream().filter(linking::links).count();
    }

    private void put(byte[] bytes) {
        String name = new ClassReader(bytes).getClassName().replace('/', '.');
        if (!name.startsWith("java.") && !name.startsWith("dev.molt.") && !name.endsWith("module-info")) {
            classes.put(name, bytes);
        }
    }

    /** False if the class cannot be had outside of its module; what does not verify fails the test. */
    private boolean links(String name) {
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

    /** Defines the classes itself, whatever its parent has. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            byte[] changed = change.apply(bytes);
            return loaded != null ? loaded : defineClass(name, changed, 0, changed.length);
        }
    }
}
