package dev.molt.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A little application in versions 1.0 and 2.0, whose {@code app.Main} answers each line with what the static method of
 * {@code app.Commands} of that name returns, of the words behind it.
 */
final class Fixture {

    /** The file in a jar that names the application. */
    static final String DESCRIPTOR = "META-INF/molt/application.yaml";

    private static final Path WORK = Path.of(System.getProperty("molt.it.work"));

    private static final String MAIN =
            """
            import java.io.*;
            final class Main {
                public static void main(String[] arguments) throws IOException {
                    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
                    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
                    out.println("ready");
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        out.println(answer(line));
                    }
                }
                static String answer(String command) {
                    try {
                        String[] words = command.split(" ");
                        Object[] arguments = java.util.Arrays.copyOfRange(words, 1, words.length);
                        Class<?>[] types = new Class<?>[arguments.length];
                        java.util.Arrays.fill(types, String.class);
                        var method = Class.forName("app.Commands").getDeclaredMethod(words[0], types);
                        return String.valueOf(method.invoke(null, arguments));
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        return e.getCause().toString();
                    } catch (ReflectiveOperationException | LinkageError e) {
                        return e.toString();
                    }
                }
            }
            """;

    private final String name;
    private final Release older;
    private final Release newer;

    private Fixture(String name, Release older, Release newer) {
        this.name = name;
        this.older = older;
        this.newer = newer;
    }

    /** An application whose versions are these sources beside those that both share. */
    static Fixture of(String name, String shared, String older, String newer) {
        return of(name, List.of(shared, older), List.of(shared, newer));
    }

    /** An application whose versions are these source texts. */
    static Fixture of(String name, List<String> older, List<String> newer) {
        return new Fixture(name, release(name, "1.0", older), release(name, "2.0", newer));
    }

    private static Release release(String name, String version, List<String> texts) {
        List<String> sources = new ArrayList<>(texts);
        sources.add(0, MAIN);
        Map<String, byte[]> files = new TreeMap<>();
        Compiler.compile(sources)
                .forEach((type, bytes) -> files.put(type.replace('.', '/') + ".class", bytes));
        return new Release(files).with(DESCRIPTOR, "application: " + name + "\nversion: '" + version + "'\n");
    }

    /** The application's name. */
    String name() {
        return name;
    }

    /** What 1.0 is made of. */
    Release older() {
        return older;
    }

    /** What 2.0 is made of. */
    Release newer() {
        return newer;
    }

    /** The jar of 1.0, as old as one that was deployed a while ago. */
    Path v1() {
        Path jar = older.jar(file("v1.jar"));
        if (!jar.toFile().setLastModified(System.currentTimeMillis() - 3_600_000)) {
            throw new AssertionError(jar + " keeps its time");
        }
        return jar;
    }

    /** The jar of 2.0, which carries no upgrade file. */
    Path v2() {
        return newer.jar(file("v2.jar"));
    }

    /** An upgrade file between the two with these instructions, as YAML flow sequences. */
    Path appup(String up, String down) {
        return appup(up, down, "1.0", "2.0");
    }

    /** The same between other versions. */
    Path appup(String up, String down, String from, String to) {
        String text = "application: " + name + "\nversion: '" + to + "'\nup:\n  - {from: '" + from + "', instructions: "
                + up.strip() + "}\ndown:\n  - {to: '" + from + "', instructions: " + down.strip() + "}\n";
        try {
            Path file = Files.createTempFile(folder(), "appup", ".yaml");
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of its own. */
    Path file(String file) {
        return folder().resolve(file);
    }

    private Path folder() {
        try {
            return Files.createDirectories(WORK.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
