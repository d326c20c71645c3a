package dev.molt.jfr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on events names their fields. */
class DocumentationTest {

    private static final Set<String> OF_ALL_EVENTS = Set.of("startTime", "duration", "eventThread", "stackTrace");

    @ParameterizedTest
    @ValueSource(classes = {PhaseEvent.class, ProgressEvent.class, UpgradeEvent.class})
    void everyEventHasALineWithItsFields(Class<? extends Event> event) throws IOException {
        EventType type = EventType.getEventType(event);
        String fields = type.getFields().stream()
                .map(ValueDescriptor::getName)
                .filter(field -> !OF_ALL_EVENTS.contains(field))
                .map(field -> "`" + field + "`")
                .collect(Collectors.joining(", "));
        String page = Files.readString(Path.of("../docs/jmx.md"));
        assertTrue(page.contains("| `" + type.getName() + "` | "), type::getName);
        assertTrue(page.contains(" | " + fields + " |\n"), fields);
    }
}
