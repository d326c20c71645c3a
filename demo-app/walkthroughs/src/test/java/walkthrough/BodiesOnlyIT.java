package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes each version changes, and that both versions 1.0.1 are the smallest upgrades: new bodies, no more. */
class BodiesOnlyIT {

    private static final Path ROOT = Path.of(System.getProperty("walkthrough.root"));

    @ParameterizedTest
    @CsvSource({
        "processquest, 1.0.0, 1.0.1, quest.Enemy quest.Events",
        "sockserv, 1.0.0, 1.0.1, sockserv.Session",
        "processquest, 1.0.0, 1.1.0, quest.Enemy quest.Events quest.Player quest.Quest",
        "processquest, 1.0.1, 1.1.0, quest.Enemy quest.Events quest.Player quest.Quest"
    })
    void onlyTheseClassesDiffer(String application, String from, String to, String changed) throws IOException {
        Map<String, byte[]> before = classes(jar(application, from));
        Map<String, byte[]> after = classes(jar(application, to));
        Set<String> different = new TreeSet<>(before.keySet());
        different.addAll(after.keySet());
        different.removeIf(name -> Arrays.equals(before.get(name), after.get(name)));
        assertEquals(Set.of(changed.split(" ")), different);
    }

    @ParameterizedTest
    @CsvSource({"processquest, quest.Enemy", "processquest, quest.Events", "sockserv, sockserv.Session"})
    void membersAndNestsAreTheSameIn101(String application, String name) throws Exception {
        try (URLClassLoader before = loader(application, "1.0.0");
                URLClassLoader after = loader(application, "1.0.1")) {
            assertEquals(shape(before.loadClass(name)), shape(after.loadClass(name)));
        }
    }

    /** One version with the game beside it, which sockserv's signatures name. */
    private static URLClassLoader loader(String application, String version) throws IOException {
        URL[] jars = {jar(application, version).toUri().toURL(), jar("processquest", "1.0.0").toUri().toURL()};
        return new URLClassLoader(jars, null);
    }

    private static Path jar(String application, String version) {
        return ROOT.resolve(Checkout.jar(application, version));
    }

    /** All that a running JVM does not let change. */
    private static Set<String> shape(Class<?> type) {
        Set<String> shape = new TreeSet<>();
        shape.add(Modifier.toString(type.getModifiers()) + " " + type + " extends " + type.getGenericSuperclass());
        Stream.of(type.getGenericInterfaces()).forEach(i -> shape.add("implements " + i.getTypeName()));
        Stream.of(type.getNestMembers()).forEach(member -> shape.add("nest member " + member.getName()));
        Stream.of(type.getDeclaredFields()).forEach(field -> shape.add(field.toGenericString()));
        Stream.of(type.getDeclaredConstructors()).forEach(constructor -> shape.add(constructor.toGenericString()));
        Stream.of(type.getDeclaredMethods()).forEach(method -> shape.add(method.toGenericString()));
        if (type.isRecord()) {
            shape.add("components " + Arrays.toString(type.getRecordComponents()));
        }
        return shape;
    }

    private static Map<String, byte[]> classes(Path jar) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                String name = entry.getName().replace('/', '.').replaceFirst("\\.class$", "");
                classes.put(name, file.getInputStream(entry).readAllBytes());
            }
        }
        return classes;
    }
}
