package dev.molt.eval;

import dev.molt.code.Application;
import dev.molt.code.ApplicationFinder;
import dev.molt.code.CodeSource;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the applications that run in this JVM: the classes of each loader, grouped by the code source they came from. */
public final class InstanceFinder {

    private final Instrumentation instrumentation;

    /** Finds by what the instrumentation among these tools sees. */
    public InstanceFinder(Tools tools) {
        this.instrumentation = tools.instrumentation();
    }

    /** Every application, in a stable order; the JDK's and Molt's own classes left out. */
    public List<Instance> find() {
        Map<Key, Instance> found = new HashMap<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isApplication(type)) {
                location(type.getProtectionDomain()).ifPresent(code -> found.computeIfAbsent(
                                new Key(type.getClassLoader(), code), key -> instance(key, type.getProtectionDomain()))
                        .loaded()
                        .put(type.getName(), type));
            }
        }
        List<Instance> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparing((Instance i) -> i.code().toString()).thenComparing(Instance::loaderId));
        return sorted;
    }

    private static boolean isApplication(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && loader != InstanceFinder.class.getClassLoader()
                && !type.isArray()
                && !type.isHidden()
                && !type.getName().startsWith("dev.molt.launch.");
    }

    /** The jar or folder that is there, or empty for code that no file holds: generated proxies, nested jars. */
    private static Optional<Path> location(ProtectionDomain domain) {
        return code(domain).filter(Files::exists);
    }

    /** The jar or folder that classes of a domain come from, be it there or not; empty if they come from no file. */
    static Optional<Path> code(ProtectionDomain domain) {
        if (domain == null || domain.getCodeSource() == null || domain.getCodeSource().getLocation() == null) {
            return Optional.empty();
        }
        try {
            URI uri = domain.getCodeSource().getLocation().toURI();
            return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Instance instance(Key key, ProtectionDomain domain) {
        return new Instance(application(key.code()), loaderId(key.loader()), key.loader(), key.code(), domain, new HashMap<>());
    }

    /** A code source that cannot be read or says nonsense is named by its path. */
    private static Application application(Path code) {
        try (CodeSource source = CodeSource.open(code)) {
            return ApplicationFinder.find(source);
        } catch (IOException | RefusedException e) {
            return new Application(code.toString(), "", "");
        }
    }

    private static String loaderId(ClassLoader loader) {
        if (loader == ClassLoader.getSystemClassLoader()) {
            return "app";
        }
        return loader.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(loader));
    }

    private record Key(ClassLoader loader, Path code) {}
}
