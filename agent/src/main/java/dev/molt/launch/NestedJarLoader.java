package dev.molt.launch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads Molt's own classes out of jars nested in {@code molt.jar}, from memory.
 *
 * <p>In memory, because a copy in a temporary directory would be cleaned away from under a server that runs for months,
 * and because {@code molt.jar} itself may be replaced by a newer one meanwhile.
 */
final class NestedJarLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** Where all of Molt but the entry points is. */
    static final String CORE = "META-INF/molt/core.jar";

    private final NestedJar[] jars;
    private final ProtectionDomain domain;

    private NestedJarLoader(ClassLoader parent, NestedJar... jars) {
        super("molt", parent);
        this.jars = jars;
        this.domain = NestedJarLoader.class.getProtectionDomain();
    }

    /** A loader of Molt's own, to which the application's classes are unknown. */
    static NestedJarLoader core() throws IOException {
        return over(ClassLoader.getPlatformClassLoader(), CORE);
    }

    /**
     * A loader over jars that are resources of this class's own jar.
     *
     * @throws IOException if one is missing
     */
    static NestedJarLoader over(ClassLoader parent, String... paths) throws IOException {
        NestedJar[] jars = new NestedJar[paths.length];
        for (int i = 0; i < paths.length; i++) {
            jars[i] = NestedJar.open(paths[i]);
        }
        return new NestedJarLoader(parent, jars);
    }

    /** The JDK's own classes straight from it: this loader would keep a lock for the name of each. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith("java.") ? getParent().loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = find(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    @Override
    protected URL findResource(String name) {
        byte[] bytes = find(name);
        try {
            return bytes == null ? null : new URL(null, "molt:" + name, new FromMemory(bytes));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return Collections.enumeration(url == null ? List.of() : List.of(url));
    }

    private byte[] find(String path) {
        for (NestedJar jar : jars) {
            byte[] bytes = jar.entry(path);
            if (bytes != null) {
                return bytes;
            }
        }
        return null;
    }

    /** Serves one resource's bytes as a URL. */
    private static final class FromMemory extends URLStreamHandler {

        private final byte[] bytes;

        FromMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
