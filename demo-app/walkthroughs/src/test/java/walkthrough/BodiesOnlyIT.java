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
import org.junit.jupiter.api.Test;

/** What makes 1.0.1 the smallest upgrade: two classes have new bodies, and all else is as it was. */
class BodiesOnlyIT {

    private static final Path ROOT = Path.of(System.getProperty("walkthrough.root"));
    private static final Path OLD = ROOT.resolve(Checkout.jar("processquest", "1.0.0"));
    private static final Path NEW = ROOT.resolve(Checkout.jar("processquest", "1.0.1"));
    private static final Set<String> CHANGED = Set.of("quest.Enemy", "quest.Events");

    @Test
    void onlyTwoClassesDiffer() throws IOException {
        Map<String, byte[]> before = classes(OLD);
        Map<String, byte[]> after = classes(NEW);
        assertEquals(before.keySet(), after.keySet());
        Set<String> different = new TreeSet<>(before.keySet());
        different.removeIf(name -> Arrays.equals(before.get(name), after.get(name)));
        assertEquals(CHANGED, different);
    }

    @Test
    void theirMembersAndNestsAreTheSame() throws Exception {
        try (URLClassLoader before = new URLClassLoader(new URL[] {OLD.toUri().toURL()}, null);
                URLClassLoader after = new URLClassLoader(new URL[] {NEW.toUri().toURL()}, null)) {
            for (String name : CHANGED) {
                assertEquals(shape(before.loadClass(name)), shape(after.loadClass(name)));
            }
        }
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
