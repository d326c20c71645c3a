package quest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The hub of one player: tells all subscribers what happens, and lets it take its time. */
public final class Events {

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    /** Tells this one too, from now on. */
    public void subscribe(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    /** A fight and what it brought. */
    void killed(Enemy enemy, long time) throws InterruptedException {
        String article = "AEIOU".indexOf(enemy.name().charAt(0)) < 0 ? "a " : "an ";
        tell("Executing " + article + enemy.name() + "...");
        pause(time);
        tell("Obtained " + enemy.drop().name() + ".");
        pause(time);
    }

    /** A sale. */
    void sold(Loot loot, int bucks, long time) throws InterruptedException {
        tell("Selling " + loot.name());
        pause(time);
        tell("Got " + bucks + " bucks.");
        pause(time);
    }

    /** All is sold; what it brought can be spent. */
    void negotiating(long time) throws InterruptedException {
        tell("Negotiating purchase of better equipment...");
        pause(time);
    }

    /** A purchase. */
    void bought(Gear gear, long time) throws InterruptedException {
        tell("Bought a " + gear.name());
        pause(time);
    }

    /** A walk to another place. */
    void heading(String place, long time) throws InterruptedException {
        tell("Heading to the " + place + "...");
        pause(time);
    }

    /** A new level. */
    void levelUp(int level, Stats stats, long time) throws InterruptedException {
        tell("Reached level " + level + ". " + String.join(", ", stats.lines()));
        pause(time);
    }

    /** A quest that is done, and the next; takes no time, as it comes with a kill. */
    void quest(Quest done, Quest next) {
        tell("Completed quest: " + done.name() + "...");
        tell("Obtained new quest: " + next.name() + ".");
    }

    private void tell(String text) {
        for (Subscriber subscriber : subscribers) {
            try {
                subscriber.told(text);
            } catch (RuntimeException e) {
                // One who cannot listen any more must not take the player down.
                subscribers.remove(subscriber);
            }
        }
    }

    /** Without it a game would be over in no time. */
    private void pause(long time) throws InterruptedException {
        Thread.sleep(time);
    }
}
