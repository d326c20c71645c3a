package dev.molt.jdk;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The class path of one of the JDK's own class loaders: a list of entries, each a jar or folder.
 *
 * <p>The JDK asks an entry for classes by {@code getResource}, and for resources by {@code findResource}.
 */
public final class ClassPath {

    private static final String PACKAGE = "jdk.internal.loader.";

    private final Object path;
    private final Method entryAt;
    private final Method open;
    private final Method base;

    private ClassPath(Object path) throws ReflectiveOperationException {
        this.path = path;
        this.entryAt = path.getClass().getDeclaredMethod("getLoader", int.class);
        this.open = path.getClass().getDeclaredMethod("getLoader", URL.class);
        this.base = entryType().getDeclaredMethod("getBaseURL");
        for (Method method : List.of(entryAt, open, base)) {
            method.setAccessible(true);
        }
    }

    /**
     * That of a loader; empty if it has none, as one that is not the JDK's.
     *
     * @throws LinkageError if this JDK keeps it elsewhere
     */
    public static Optional<ClassPath> of(ClassLoader loader) {
        try {
            Class<?> builtIn = Class.forName(PACKAGE + "BuiltinClassLoader");
            if (!builtIn.isInstance(loader) && !(loader instanceof URLClassLoader)) {
                return Optional.empty();
            }
            Object path = value(builtIn.isInstance(loader) ? builtIn : URLClassLoader.class, "ucp", loader);
            return path == null ? Optional.empty() : Optional.of(new ClassPath(path));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK keeps its class path elsewhere", e);
        }
    }

    /** The JDK's type of entries. */
    public static Class<?> entryType() {
        try {
            return Class.forName(PACKAGE + "URLClassPath$Loader");
        } catch (ClassNotFoundException e) {
            throw new LinkageError("this JDK has another class path", e);
        }
    }

    /** The entry of a jar or folder. */
    public Optional<Object> entry(Path code) {
        for (int i = 0; ; i++) {
            Object entry = Jdk.call(entryAt, path, i);
            if (entry == null || code.equals(file(base(entry)))) {
                return Optional.ofNullable(entry);
            }
        }
    }

    /** Another entry, which is not in the list. */
    public Object open(Path code) {
        try {
            return Jdk.call(open, path, code.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(code + " has no URL", e);
        }
    }

    /** The URL under which an entry's resources lie. */
    public URL base(Object entry) {
        return (URL) Jdk.call(base, entry);
    }

    /**
     * Changes the list. Nothing is taken out of it: others walk along it by number meanwhile, and would pass over the next.
     *
     * @param entry what is there, or null to append
     * @param by what comes in its place
     */
    public void replace(Object entry, Object by) {
        synchronized (path) {
            List<Object> entries = entries();
            if (entry == null) {
                // Behind all that was not opened yet.
                while (Jdk.call(entryAt, path, entries.size()) != null) {}
                entries.add(Objects.requireNonNull(by));
            } else {
                Objects.requireNonNull(by);
                entries.replaceAll(each -> each == entry ? by : each);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object> entries() {
        try {
            return (List<Object>) value(path.getClass(), "loaders", path);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has another class path", e);
        }
    }

    private static Object value(Class<?> owner, String name, Object object) throws ReflectiveOperationException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    /** As code sources name it; null for what is no file. */
    private static Path file(URL base) {
        try {
            return Path.of(URI.create(base.toString().replaceFirst("^jar:(.*)!/$", "$1")));
        } catch (RuntimeException e) {
            return null;
        }
    }
}
