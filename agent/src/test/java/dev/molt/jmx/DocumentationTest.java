package dev.molt.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on the bean lists what there is, and nothing else. */
class DocumentationTest {

    private String page;
    private MBeanInfo info;

    @BeforeEach
    void read() throws IOException, JMException {
        page = Files.readString(Path.of("../docs/jmx.md"));
        Notifications notifications = new Notifications(new ObjectName(JmxRegistration.NAME));
        info = new ReleaseHandlerBean(
                        new ManagedReleases(null, asker -> Optional.empty(), notifications), notifications)
                .getMBeanInfo();
    }

    @Test
    void theBeanIsNamed() {
        assertTrue(page.contains("`" + JmxRegistration.NAME + "`"));
    }

    @Test
    void everyAttributeHasALine() {
        assertEquals(
                Arrays.stream(info.getAttributes()).map(attribute -> attribute.getName()).collect(sorted()),
                firstColumn("attribute"));
    }

    @Test
    void everyOperationHasALineWithItsParameters() {
        assertEquals(
                Arrays.stream(info.getOperations())
                        .map(operation -> operation.getName()
                                + Arrays.stream(operation.getSignature())
                                        .map(parameter -> parameter.getName())
                                        .collect(Collectors.joining(", ", "(", ")")))
                        .collect(sorted()),
                firstColumn("operation"));
    }

    @Test
    void everyNotificationHasALine() {
        assertEquals(
                Arrays.stream(info.getNotifications())
                        .flatMap(notification -> Stream.of(notification.getNotifTypes()))
                        .collect(sorted()),
                firstColumn("type"));
        assertTrue(page.contains(String.format("than %,d wait", Notifications.ROOM)));
    }

    private Set<String> firstColumn(String head) {
        String table = page.substring(page.indexOf("| " + head + " |"));
        return Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .map(line -> line.group(1))
                .collect(sorted());
    }

    private static Collector<String, ?, TreeSet<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }
}
