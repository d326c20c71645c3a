package walkthrough;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The connections to a system's applications, which stay open as long as their ports do. */
final class Dialogues implements AutoCloseable {

    private static final Pattern LISTENS =
            Pattern.compile("^(\\w+) listens on (?:[\\d.]+:)?(\\d+)$", Pattern.MULTILINE);

    private final Map<String, Dialogue> open = new HashMap<>();

    /** Where an application listens, as it said last in what the system printed. */
    static int port(String output, String application) throws Unmet {
        return LISTENS.matcher(output).results().filter(found -> found.group(1).equals(application))
                .map(found -> Integer.valueOf(found.group(2))).reduce((one, next) -> next)
                .orElseThrow(() -> new Unmet(application + " does not listen"));
    }

    /** Says a line to an application where it listens, and returns the answer. */
    String ask(int port, String application, String line) throws IOException {
        Dialogue dialogue = open.get(application);
        if (dialogue == null || dialogue.port() != port) {
            close(application);
            dialogue = new Dialogue(port);
            open.put(application, dialogue);
        }
        try {
            return dialogue.ask(line);
        } catch (IOException e) {
            close(application);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (Dialogue dialogue : open.values()) {
            dialogue.close();
        }
        open.clear();
    }

    private void close(String application) throws IOException {
        Dialogue dialogue = open.remove(application);
        if (dialogue != null) {
            dialogue.close();
        }
    }
}
