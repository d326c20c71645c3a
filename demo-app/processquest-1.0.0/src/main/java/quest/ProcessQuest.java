package quest;

import java.util.List;
import java.util.Optional;
import regis.Regis;

/** The application: starts and stops players, and lets others listen to them. Needs regis. */
public final class ProcessQuest {

    private static boolean running;

    private ProcessQuest() {}

    /** Starts without players. */
    public static synchronized void start() {
        running = true;
    }

    /** Stops all players, and takes no more. */
    public static synchronized void stop() {
        running = false;
        players().forEach(ProcessQuest::stopPlayer);
    }

    /**
     * Lets a player play.
     *
     * @param subscriber told from the very first event on
     * @return false where one of that name plays already
     */
    public static synchronized boolean startPlayer(Player player, Subscriber subscriber) {
        if (!running) {
            throw new IllegalStateException("processquest is not running");
        }
        Life life = new Life(player);
        life.events().subscribe(subscriber);
        if (!Regis.register(new PlayerName(player.name()), life)) {
            return false;
        }
        life.start();
        return true;
    }

    /** Ends a player's game; false where none of that name plays. */
    public static boolean stopPlayer(String name) {
        Optional<Life> life = life(name);
        life.ifPresent(Life::stop);
        return life.isPresent();
    }

    /** Tells one more what a player does; false where none of that name plays. */
    public static boolean subscribe(String name, Subscriber subscriber) {
        Optional<Life> life = life(name);
        life.ifPresent(l -> l.events().subscribe(subscriber));
        return life.isPresent();
    }

    /** The names of all who play, oldest first. */
    public static List<String> players() {
        return Regis.names().stream()
                .filter(PlayerName.class::isInstance)
                .map(n -> ((PlayerName) n).name())
                .toList();
    }

    private static Optional<Life> life(String name) {
        return Regis.whereis(new PlayerName(name)).map(Life.class::cast);
    }
}
