package walkthrough;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Twenty clients that play at the same time, each on one connection from beginning to end, with all that they saw. */
final class Party implements AutoCloseable {

    static final List<String> NAMES = List.of(
            "hakvroot", "Mirabel", "Odo", "Tilda", "Bruno", "Agnes", "Wilfred", "Petra", "Gustav", "Ottilie",
            "Casper", "Dorothea", "Emil", "Frida", "Hugo", "Ida", "Jasper", "Klara", "Ludwig", "Magda");

    private static final Predicate<String> KILL = line -> Kill.in(line).isPresent();
    private static final int DEADLINE_SECONDS = 30;
    /** What old code still said, and what it does to its end, is under way for so long at most. */
    private static final int KILLS_UNDER_WAY = 5;

    private final List<TelnetClient> clients = new ArrayList<>();
    private final List<Diary> diaries = new ArrayList<>();

    /**
     * Connects, and lets all play.
     *
     * @param spacing how long each comes after the one before, in milliseconds
     */
    Party(int port, int spacing) throws IOException, InterruptedException {
        try {
            for (String name : NAMES) {
                TelnetClient client = new TelnetClient(port, name, clients.isEmpty());
                clients.add(client);
                client.play();
                client.hide();
                diaries.add(new Diary(client));
                Thread.sleep(spacing);
            }
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    List<Diary> diaries() {
        return diaries;
    }

    /** The ports at this end of the connections. */
    Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        clients.forEach(client -> ports.put(client.name(), client.port()));
        return ports;
    }

    /** Begins a chapter with what is seen from now on. */
    void beginChapter() {
        diaries.forEach(Diary::beginChapter);
    }

    /** Begins a chapter behind all that was under way. */
    void beginChapterAfterwards() throws Exception {
        beginChapter();
        awaitKills(KILLS_UNDER_WAY);
        beginChapter();
    }

    /** Waits until each has killed so many in this chapter. */
    void awaitKills(int kills) throws Exception {
        await(kills, KILL);
    }

    /** Waits until each has seen so many lines of a kind in this chapter. */
    void await(int count, Predicate<String> kind) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        for (Diary diary : diaries) {
            diary.await(count, kind, deadline);
        }
    }

    /** Waits until each has seen so many lines more. */
    void awaitMore(int lines) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        Map<Diary, Integer> wanted = new LinkedHashMap<>();
        diaries.forEach(diary -> wanted.put(diary, diary.chapter().size() + lines));
        for (Diary diary : diaries) {
            diary.await(wanted.get(diary), line -> true, deadline);
        }
    }

    /** Prints the first lines of a kind that the first client sees in this chapter. */
    void show(int lines, Predicate<String> kind) {
        Diary first = diaries.get(0);
        first.chapter().stream().map(Line::text).filter(kind).limit(lines)
                .forEach(line -> System.out.println(first.name() + "| " + line));
    }

    @Override
    public void close() {
        clients.forEach(TelnetClient::close);
    }
}
