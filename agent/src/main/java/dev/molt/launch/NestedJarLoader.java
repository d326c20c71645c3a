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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

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

    private final Map<String, byte[]> entries;
    private final ProtectionDomain domain;

    private NestedJarLoader(Map<String, byte[]> entries, ProtectionDomain domain, ClassLoader parent) {
        super("molt", parent);
        this.entries = entries;
        this.domain = domain;
    }

    /**
     * A loader over jars that are resources of this class's own jar.
     *
     * @throws IOException if one is missing or unreadable
     */
    static NestedJarLoader over(ClassLoader parent, String... jars) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        for (String jar : jars) {
            try (InputStream in = open(jar);
                    ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        entries.put(entry.getName(), zip.readAllBytes());
                    }
                }
            }
        }
        return new NestedJarLoader(entries, NestedJarLoader.class.getProtectionDomain(), parent);
    }

    /** A nested jar's bytes as a stream. */
    static InputStream open(String jar) throws IOException {
        InputStream in = NestedJarLoader.class.getResourceAsStream("/" + jar);
        if (in == null) {
            throw new IOException(jar + " is missing from molt.jar");
        }
        return in;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = entries.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    @Override
    protected URL findResource(String name) {
        byte[] bytes = entries.get(name);
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
