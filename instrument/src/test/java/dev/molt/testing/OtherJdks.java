package dev.molt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The JDKs that the build found on this machine, but for the one that runs the tests: the newest of each version. */
public final class OtherJdks {

    private static final int OLDEST = 17;
    private static final long MINUTES = 30;

    private OtherJdks() {
    }

    /**
     * A JDK.
     *
     * @param major its feature version
     * @param home its directory
     */
    public record Jdk(int major, Path home) {

        /**
         * Runs a main class in a JVM of this JDK, with the class path of the tests.
         *
         * @return what it printed
         * @throws AssertionError if it ends with another status than 0
         */
        public String run(List<String> options, Class<?> main, String... arguments) {
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin/java").toString());
            command.addAll(options);
            command.addAll(List.of("-cp", classPath(), main.getName()));
            command.addAll(List.of(arguments));
            try {
                Path output = Files.createTempFile("jdk-" + major + "-", ".txt");
                Process process = new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectOutput(output.toFile()).start();
                boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
                process.destroyForcibly();
                String printed = Files.readString(output);
                Files.delete(output);
                if (!ended || process.exitValue() != 0) {
                    throw new AssertionError(command + (ended ? " failed" : " does not end") + ":\n" + printed);
                }
                return printed;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** The class path of the tests. */
        public static String classPath() {
            // Surefire starts the JVM with a jar that only names others, and keeps the path itself here.
            return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        }

        @Override
        public String toString() {
            return "JDK " + major;
        }
    }

    /** The JDK that runs the tests. */
    public static Jdk here() {
        return at(Path.of(System.getProperty("java.home")));
    }

    /** All of them, oldest first; none if this is the only JDK of version 17 or later. */
    public static List<Jdk> found() {
        TreeMap<Integer, Jdk> jdks = new TreeMap<>();
        NodeList homes = toolchains().getElementsByTagName("jdkHome");
        for (int i = 0; i < homes.getLength(); i++) {
            Jdk jdk = at(Path.of(homes.item(i).getTextContent().trim()));
            if (jdk.major >= OLDEST && jdk.major != Runtime.version().feature()) {
                jdks.put(jdk.major, jdk);
            }
        }
        return List.copyOf(jdks.values());
    }

    private static Document toolchains() {
        String file = System.getProperty("molt.jdks", "target/jdks.xml");
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(file).toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the build writes the JDKs that it finds to " + file, e);
        }
    }

    private static Jdk at(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Jdk(Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", "")).feature(), home);
    }
}
