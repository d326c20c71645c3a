package quest;

import java.util.Random;

/** All chance in the game; with {@code -Dquest.seed=N} every thread rolls the same numbers in each run. */
final class Dice {

    private static final ThreadLocal<Random> RANDOM = ThreadLocal.withInitial(Dice::random);

    private Dice() {}

    /** A number from 0 to {@code bound - 1}. */
    static int below(int bound) {
        return RANDOM.get().nextInt(bound);
    }

    /** The sum of three dice. */
    static int three() {
        return 3 + below(6) + below(6) + below(6);
    }

    private static Random random() {
        Long seed = Long.getLong("quest.seed");
        // By thread name: players do not share dice, or their timing would decide who rolls what.
        return seed == null ? new Random() : new Random(31 * seed + Thread.currentThread().getName().hashCode());
    }
}
