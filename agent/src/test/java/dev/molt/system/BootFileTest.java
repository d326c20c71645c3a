package dev.molt.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.StartType;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What starts is written down so that people can read it, and nothing is lost. */
class BootFileTest {

    private static final String HEAD = BootFile.FIRST_LINE + "\nrelease mysystem FIRST\n";

    @Test
    void isOneLineForEachInstruction() throws Exception {
        BootPlan plan = new BootPlan("mysystem", "FIRST", List.of(
                new BootApplication(
                        new ApplicationDescriptor(
                                "pea", "1.0", "grows a pea", List.of("regis", "größe"),
                                env("greeting", "hello world", "port", 8080L, "ratio", 0.5, "loud", true),
                                Optional.of("pea.Pea.start"), Optional.of("pea.Pea.stop"),
                                Optional.of("pea.Pea.configChange"),
                                List.of(
                                        new Container("pea.PeaSup", List.of(
                                                new Child("one", "pea.One", "start", Optional.of("close")),
                                                new Child("two", "pea.Two", "open", Optional.empty()))),
                                        new Container("pea.Empty", List.of()))),
                        StartType.PERMANENT),
                plain("regis", StartType.LOAD)));
        String text =
                """
                # Made by Molt from release.yaml and the applications' jars. 1
                release mysystem FIRST

                application pea 1.0 permanent
                description grows\\sa\\spea
                after regis
                after größe
                env greeting text hello\\sworld
                env loud boolean true
                env port integer 8080
                env ratio number 0.5
                start pea.Pea.start
                stop pea.Pea.stop
                config_change pea.Pea.configChange
                container pea.PeaSup
                child one pea.One start close
                child two pea.Two open
                container pea.Empty

                application regis 1.0 load
                """;
        assertEquals(text, BootFile.write(plan));
        assertEquals(plan, read(text));
    }

    @Test
    void everyValueComesBack() throws Exception {
        for (String hostile : List.of(
                "", " ", "  two  ", "\\", "\\e", "\\s", "\\u0041", "a\nb\r\nc\td", "\u0000\u0007\u0085\u2028\u00a0\ufeff",
                "日本 😀", "\ud800", "# no comment", "\"'")) {
            ApplicationDescriptor descriptor = new ApplicationDescriptor(
                    "a", "1.0", hostile, List.of(),
                    env("a" + hostile, hostile, "b", Long.MIN_VALUE, "c", 1e-300, "d", false),
                    Optional.empty(), Optional.empty(), Optional.empty(), List.of());
            BootPlan plan = new BootPlan("r", "1", List.of(new BootApplication(descriptor, StartType.TEMPORARY)));
            assertEquals(plan, read(BootFile.write(plan)));
        }
    }

    @Test
    void isRefusedIfItIsNotWhatMoltWrote() {
        assertRefused("release r 1\n", 1, "this is not a file that this version of Molt wrote");
        assertRefused(BootFile.FIRST_LINE + "\n", 1, "no line says which release it is of");
        assertRefused(HEAD + "aplication a 1 load\n", 3, "there is no instruction aplication");
        assertRefused(HEAD + "application a 1\n", 3, "something is missing in this line or before it");
        assertRefused(HEAD + "start a.A.start\n", 3, "something is missing in this line or before it");
        assertRefused(HEAD + "\napplication a  load\n", 4, "two spaces follow each other");
        assertRefused(HEAD + "application a\\x 1 load\n", 3, "a backslash stands before something that it does not escape");
        assertRefused(HEAD + "application a 1 load\nenv a list b\n", 4, "there is no type list");
        assertRefused(HEAD + "application a 1 load\nchild a b c\n", 4, "something is missing in this line or before it");
    }

    @Test
    void theExampleOfThePageOnReleasesIsWhatIsWritten() throws Exception {
        String page = Files.readString(Path.of("../docs/release.md"));
        int begin = page.indexOf(BootFile.FIRST_LINE);
        String example = page.substring(begin, page.indexOf("```", begin));
        assertEquals(example, BootFile.write(read(example)));
    }

    private static void assertRefused(String text, int line, String message) {
        RefusedException refused = assertThrows(RefusedException.class, () -> read(text));
        assertEquals(
                "start.boot:" + line + ":1: error: " + message + "\n  " + new Source("", text).line(line) + "\n  ^\n"
                        + "  cure: let Molt make it again from release.yaml: it is not to be written by hand",
                refused.getMessage());
    }

    private static BootPlan read(String text) throws RefusedException {
        return BootFile.read(new Source("start.boot", text));
    }

    private static BootApplication plain(String name, StartType type) {
        return new BootApplication(
                new ApplicationDescriptor(
                        name, "1.0", "", List.of(), env(), Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                type);
    }

    private static SortedMap<String, Object> env(Object... keysAndValues) {
        Map<String, Object> env = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            env.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return new TreeMap<>(env);
    }
}
