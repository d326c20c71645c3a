package quest;

/** One who is told what a player does. */
@FunctionalInterface
public interface Subscriber {

    /** Called on the player's thread: while it takes its time, the player waits. */
    void told(String text);
}
