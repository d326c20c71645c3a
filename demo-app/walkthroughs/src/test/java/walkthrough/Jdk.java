package walkthrough;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A JDK of this machine, as the build found it. */
record Jdk(String version, Path home) {

    private static final int OLDEST = 17;

    /** Those that Molt runs on; says on standard output which they are. */
    static List<Jdk> all() throws Exception {
        List<Jdk> jdks = new ArrayList<>();
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Document document = parser.parse(Path.of(System.getProperty("walkthrough.jdks")).toFile());
        NodeList toolchains = document.getElementsByTagName("toolchain");
        for (int i = 0; i < toolchains.getLength(); i++) {
            Element toolchain = (Element) toolchains.item(i);
            Jdk jdk = new Jdk(text(toolchain, "version"), Path.of(text(toolchain, "jdkHome")));
            if (jdk.major() >= OLDEST) {
                jdks.add(jdk);
            }
        }
        System.out.println((jdks.size() == 1 ? "Only one JDK: " : "JDKs: ") + jdks);
        return jdks;
    }

    int major() {
        return Integer.parseInt(version.split("\\.")[0]);
    }

    private static String text(Element toolchain, String name) {
        return toolchain.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    @Override
    public String toString() {
        return version + " in " + home;
    }
}
