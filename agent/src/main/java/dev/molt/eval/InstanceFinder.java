package dev.molt.eval;

import dev.molt.code.Application;
import dev.molt.code.ApplicationFinder;
import dev.molt.code.CodeSource;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the applications that run in this JVM: the classes of each loader, grouped by the code source they came from. */
public final class InstanceFinder {

    private final Tools tools;

    /** Finds by what the instrumentation among these tools sees. */
    public InstanceFinder(Tools tools) {
        this.tools = tools;
    }

    /** Every application, in a stable order; the JDK's and Molt's own classes left out. */
    public List<Instance> find() {
        return find(key -> true);
    }

    /** Those of one loader and some jars and folders. */
    List<Instance> find(ClassLoader loader, Set<Path> codes) {
        return find(key -> key.loader() == loader && codes.contains(key.code()));
    }

    private List<Instance> find(Predicate<Key> wanted) {
        Map<Key, Instance> found = new HashMap<>();
        for (Class<?> type : tools.instrumentation().getAllLoadedClasses()) {
            if (isApplication(type)) {
                location(type.getProtectionDomain())
                        .map(code -> new Key(type.getClassLoader(), code))
                        .filter(wanted)
                        .ifPresent(key -> found.computeIfAbsent(key, k -> instance(k, type.getProtectionDomain()))
                                .loaded()
                                .put(type.getName(), type));
            }
        }
        List<Instance> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparing((Instance i) -> i.code().toString()).thenComparing(Instance::loaderId));
        return sorted;
    }

    private boolean isApplication(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return tools.application().mayDefine(loader)
                && !type.isArray()
                && !type.isHidden()
                && !type.getName().startsWith("dev.molt.launch.")
                && !tools.shapes(loader).isBeside(type.getName());
    }

    /** The jar or folder that is there, or empty for code that no file holds: generated proxies, nested jars. */
    private Optional<Path> location(ProtectionDomain domain) {
        return tools.application().code(domain).filter(Files::exists);
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

    /** By identity: a loader's own {@code equals} is the application's code, and may say anything. */
    private record Key(ClassLoader loader, Path code) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.loader == loader && key.code.equals(code);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(loader) + code.hashCode();
        }
    }
}
