package dev.molt.testing;

import java.util.Map;

/** A loader of classes given as bytes. */
public class BytesLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    /** Knows these classes by binary name, and what the tests know. */
    public BytesLoader(Map<String, byte[]> classes) {
        this(BytesLoader.class.getClassLoader(), classes);
    }

    /** Knows these classes by binary name, and what another loader knows. */
    public BytesLoader(ClassLoader parent, Map<String, byte[]> classes) {
        super(parent);
        this.classes = classes;
    }

    /** Loads a class without initialising it. */
    public Class<?> load(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = classes.get(name);
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = read(name, file);
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** What a class comes up with. */
    protected byte[] read(String name, byte[] bytes) {
        return bytes;
    }
}
