package walkthrough;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Writes down all that one client sees, and when, on a thread of its own; what comes last is the open chapter. */
final class Diary {

    private final TelnetClient client;
    private final List<Line> lines = new ArrayList<>();
    private int chapter;
    /** Why nothing more comes. */
    private IOException end;

    /** Begins to read; nobody else may read from the client any more. */
    Diary(TelnetClient client) {
        this.client = client;
        Thread reader = new Thread(this::write, "diary of " + client.name());
        reader.setDaemon(true);
        reader.start();
    }

    String name() {
        return client.name();
    }

    /** All lines from the first after the dialogue on. */
    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    synchronized void beginChapter() {
        chapter = lines.size();
    }

    /** The lines of this chapter. */
    synchronized List<Line> chapter() {
        return List.copyOf(lines.subList(chapter, lines.size()));
    }

    /** The longest time in milliseconds that passed before a line of this chapter came. */
    synchronized long silence() {
        return silence(lines, chapter);
    }

    static long silence(List<Line> lines, int chapter) {
        long longest = 0;
        for (int i = Math.max(1, chapter); i < lines.size(); i++) {
            longest = Math.max(longest, lines.get(i).nanos() - lines.get(i - 1).nanos());
        }
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }

    /**
     * Waits until the chapter has so many lines of a kind.
     *
     * @param deadline by {@link System#nanoTime()}
     */
    synchronized void await(int count, Predicate<String> kind, long deadline) throws Exception {
        while (lines.subList(chapter, lines.size()).stream().filter(line -> kind.test(line.text())).count() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            Unmet.unless(end == null, name() + " sees nothing any more: " + end);
            Unmet.unless(left > 0, name() + " saw only " + chapter().stream().map(Line::text).toList());
            wait(left);
        }
    }

    private void write() {
        try {
            while (true) {
                String text = client.read();
                add(new Line(System.nanoTime(), text));
            }
        } catch (IOException e) {
            end(e);
        }
    }

    private synchronized void add(Line line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end(IOException reason) {
        end = reason;
        notifyAll();
    }
}
