package quest;

import regis.Regis;

/** The thread of one player: calls its callbacks, one after the other, until it is stopped. */
final class Life implements Runnable {

    private final Player player;
    private final Events events = new Events();
    private final Thread thread;
    private Phase phase = Phase.KILLING;

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
        thread.interrupt();
    }

    @Override
    public void run() {
        try {
            while (true) {
                phase = turn();
            }
        } catch (InterruptedException e) {
            // Stopped: the only way to end it.
        } finally {
            forget();
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
