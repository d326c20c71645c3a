package dev.molt.stage;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of a trial's JVM: does what it reads, line by line, and answers each with one line.
 *
 * <p>{@code loader} asks what operators call the library's loader, {@code load JAR} and {@code initialize JAR} load the classes of a jar, {@code tests JAR} puts the tests beside the
 * library, {@code run RESULTS INCLUDED JAR} runs those of a jar, in a loader of their own unless they are beside it.
 */
public final class Stage {

    private static final String RESOURCES = "src/test/resources";

    private final LibraryLoader library;
    private boolean beside;

    private Stage(LibraryLoader library) {
        this.library = library;
    }

    /**
     * Runs until there is nothing more to read.
     *
     * @param arguments the library's class path
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // What the library prints and reads is not what is said here.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        System.setIn(new ByteArrayInputStream(new byte[0]));
        Stage stage = new Stage(new LibraryLoader(urls(arguments[0])));
        Thread.currentThread().setContextClassLoader(stage.library);
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            answers.println(stage.answer(line));
        }
        System.exit(0);
    }

    private String answer(String line) {
        try {
            return "ok " + perform(line.split("\t"));
        } catch (InvocationTargetException e) {
            return "failed " + oneLine(e.getCause());
        } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            return "failed " + oneLine(e);
        }
    }

    private static String oneLine(Throwable failure) {
        return failure.toString().replaceAll("\\s+", " ");
    }

    private String perform(String[] words) throws IOException, ReflectiveOperationException {
        switch (words[0]) {
            case "loader":
                return library.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(library));
            case "load":
                return new Loading(library, false).all(Path.of(words[1]));
            case "initialize":
                return new Loading(library, true).all(Path.of(words[1]));
            case "tests":
                for (URL url : tests(Path.of(words[1]))) {
                    library.addURL(url);
                }
                beside = true;
                return "";
            case "run":
                return run(words);
            default:
                throw new IllegalArgumentException("unknown: " + words[0]);
        }
    }

    /** By reflection: the class that names JUnit is the library loader's, as JUnit and the tests are. */
    private String run(String[] words) throws IOException, ReflectiveOperationException {
        Path tests = Path.of(words[3]);
        ClassLoader loader = beside ? library : new LibraryLoader(tests(tests), library);
        Thread.currentThread().setContextClassLoader(loader);
        return (String) Class.forName("dev.molt.stage.Suite", true, library)
                .getMethod("run", ClassLoader.class, Path.class, String.class, Path.class)
                .invoke(null, loader, tests, words[2], Path.of(words[1]));
    }

    /** Their unpacked files first, as tests want files and no entries of jars. */
    private static URL[] tests(Path jar) throws IOException {
        return urls(RESOURCES + File.pathSeparator + jar);
    }

    private static URL[] urls(String path) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String part : path.split(File.pathSeparator)) {
            urls.add(Path.of(part).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
