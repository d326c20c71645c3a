package sockserv;

import java.io.IOException;
import quest.Player;
import quest.ProcessQuest;
import quest.Stats;

/** One client's dialogue: a name, a character, and then the game until it has enough. */
final class Session {

    private static final String QUIT = "quit";
    private static final int FIRST_LEVEL = 50;

    private final Screen screen;

    Session(Screen screen) {
        this.screen = screen;
    }

    void run() throws IOException {
        String name = start();
        if (name == null) {
            return;
        }
        String line = screen.read();
        while (line != null && !line.strip().equals(QUIT)) {
            line = screen.read();
        }
        over(name, line != null);
    }

    /** The name of the player now playing, or null where the client left before. */
    private String start() throws IOException {
        while (true) {
            screen.show("What's your character's name?");
            String name = answer();
            Stats stats = name == null ? null : stats();
            if (stats == null) {
                return null;
            }
            long time = Long.getLong("quest.tick", 800);
            if (ProcessQuest.startPlayer(new Player(name, stats, FIRST_LEVEL, time), screen::show)) {
                return name;
            }
            screen.show("Somebody of that name is playing.");
        }
    }

    /** Stats that the client agrees to, or null where it left. */
    private Stats stats() throws IOException {
        while (true) {
            Stats stats = Stats.roll();
            screen.show("Stats for your character:");
            stats.lines().forEach(line -> screen.show("  " + line));
            screen.show("");
            screen.show("Do you agree to these? y/n");
            String answer = answer();
            while (answer != null && !answer.equals("y") && !answer.equals("n")) {
                screen.show("Do you agree to these? y/n");
                answer = answer();
            }
            if (answer == null) {
                return null;
            }
            if (answer.equals("y")) {
                return stats;
            }
        }
    }

    /** What the client typed, or null where it left. */
    private String answer() throws IOException {
        String line = screen.read();
        while (line != null && line.isBlank()) {
            line = screen.read();
        }
        return line == null || line.strip().equals(QUIT) ? null : line.strip();
    }

    /** The client has left, with a word or without one; its player leaves with it. */
    private void over(String name, boolean quit) {
        // How it left no longer matters. The parameter stays: a running JVM takes new bodies, but no new signatures.
        ProcessQuest.stopPlayer(name);
    }
}
