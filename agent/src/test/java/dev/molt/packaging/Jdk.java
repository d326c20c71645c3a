package dev.molt.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A JDK that the build found on this machine.
 *
 * @param version its whole version
 * @param home its directory
 */
record Jdk(String version, Path home) {

    private static final int OLDEST = 17;

    /** All that Molt runs on. */
    static Stream<Jdk> all() {
        List<Jdk> jdks = new ArrayList<>();
        NodeList found = toolchains();
        for (int i = 0; i < found.getLength(); i++) {
            Element toolchain = (Element) found.item(i);
            Jdk jdk = new Jdk(text(toolchain, "version"), Path.of(text(toolchain, "jdkHome")));
            if (jdk.major() >= OLDEST) {
                jdks.add(jdk);
            }
        }
        return jdks.stream();
    }

    /** Its feature release. */
    int major() {
        return Integer.parseInt(version.split("[.+-]")[0]);
    }

    /** One of its programs. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static NodeList toolchains() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of(System.getProperty("molt.jdks")).toFile())
                    .getElementsByTagName("toolchain");
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("the build writes the JDKs that it finds to target/jdks.xml", e);
        }
    }

    private static String text(Element toolchain, String name) {
        return toolchain.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}
