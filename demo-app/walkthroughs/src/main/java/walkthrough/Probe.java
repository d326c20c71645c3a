package walkthrough;

import com.sun.tools.attach.VirtualMachine;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells from within a server which player objects there are and what is in them: {@code java -cp walkthroughs.jar
 * walkthrough.Probe PID}. It reads by reflection, knows nothing of Molt and changes nothing.
 */
public final class Probe {

    private Probe() {}

    /** The outer half: sends the inner half into the JVM with that number, and prints what it saw. */
    public static void main(String[] args) throws Exception {
        Path seen = Files.createTempFile("probe", ".txt");
        try {
            VirtualMachine server = VirtualMachine.attach(args[0]);
            try {
                server.loadAgent(Checkout.walkthroughs().toString(), seen.toString());
            } finally {
                server.detach();
            }
            System.out.print(Files.readString(seen));
        } finally {
            Files.delete(seen);
        }
    }

    /** The inner half. */
    public static void agentmain(String file) throws Exception {
        try (PrintWriter out = new PrintWriter(file, StandardCharsets.UTF_8)) {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            Object registry = read(loader.loadClass("regis.Regis"), "registry", null);
            for (Object life : lives(registry)) {
                Object player = read(life, "player");
                out.println(read(player, "name") + " is "
                        + player.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(player))
                        + ": experience " + read(player, "exp") + ", money " + read(player, "money")
                        + ", level " + read(player, "lvl") + ", time " + read(player, "time"));
            }
            out.println("quest.Quest " + quest(loader));
        } catch (Exception | Error e) {
            // In the server it would be lost among the server's own output.
            Files.writeString(Path.of(file), e.toString());
        }
    }

    private static List<Object> lives(Object registry) throws ReflectiveOperationException {
        // The registry's own lock: its map is no concurrent one.
        synchronized (registry) {
            return new ArrayList<>(((Map<?, ?>) read(registry, "components")).values());
        }
    }

    private static String quest(ClassLoader loader) throws ReflectiveOperationException {
        try {
            return "works: " + loader.loadClass("quest.Quest")
                    .getConstructor(String.class, int.class, int.class).newInstance("Look around", 1, 1);
        } catch (ClassNotFoundException e) {
            return "is not there";
        } catch (InvocationTargetException e) {
            return "is gone: " + e.getCause();
        }
    }

    private static Object read(Object object, String field) throws ReflectiveOperationException {
        return read(object.getClass(), field, object);
    }

    private static Object read(Class<?> type, String name, Object object) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }
}
