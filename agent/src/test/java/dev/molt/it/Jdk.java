package dev.molt.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A JDK of this machine, as the build found it. */
record Jdk(int major, Path home) {

    private static final int OLDEST = 17;
    private static final List<Jdk> ALL = find();

    /** Those that Molt runs on, one of each version, oldest first. */
    static Stream<Jdk> all() {
        return ALL.stream();
    }

    /** A program of it. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Runs a program of it, which must end well. */
    void run(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program(name)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + ": " + printed);
        }
    }

    private static List<Jdk> find() {
        TreeMap<Integer, Jdk> jdks = new TreeMap<>();
        NodeList toolchains = toolchains();
        for (int i = 0; i < toolchains.getLength(); i++) {
            Element toolchain = (Element) toolchains.item(i);
            int major = Runtime.Version.parse(text(toolchain, "version")).feature();
            if (major >= OLDEST) {
                jdks.put(major, new Jdk(major, Path.of(text(toolchain, "jdkHome"))));
            }
        }
        System.out.println((jdks.size() == 1 ? "only one JDK is here, others stay untested: " : "") + jdks.values());
        return List.copyOf(jdks.values());
    }

    private static NodeList toolchains() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of(System.getProperty("molt.jdks")).toFile())
                    .getElementsByTagName("toolchain");
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the build writes the JDKs that it finds into a file", e);
        }
    }

    private static String text(Element toolchain, String name) {
        return toolchain.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    @Override
    public String toString() {
        return "JDK " + major;
    }
}
