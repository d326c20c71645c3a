package quest;

import regis.Regis;

/** The thread of one player: calls its callbacks, one after the other, until it is stopped. */
final class Life implements Runnable {

    private final Player player;
    private final Events events = new Events();
    private final Thread thread;
    private Phase phase = Phase.KILLING;
    private volatile boolean stopped;

    Life(Player player) {
        this.player = player;
        this.thread = new Thread(this, "player " + player.name());
    }

    Events events() {
        return events;
    }

    void start() {
        thread.start();
    }

    /** Ends it at its next pause; does not wait for that, as a subscriber may be in the way. */
    void stop() {
        forget();
        // An interrupt alone is lost on a thread that has not started yet.
        stopped = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                phase = turn();
            }
        } catch (InterruptedException e) {
            // Stopped in the middle of a pause.
        } finally {
            if (!stopped) {
                forget();
            }
        }
    }

    private Phase turn() throws InterruptedException {
        return switch (phase) {
            case KILLING -> player.kill(events);
            case SELLING -> player.sell(events);
            case BUYING -> player.buy(events);
        };
    }

    private void forget() {
        Regis.unregister(new PlayerName(player.name()), this);
    }
}
