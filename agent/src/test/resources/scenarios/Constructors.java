/** Objects whose constructors are under way, of a class and of a subclass that does not change. */
class Constructors extends Scenario {

    @Override
    int round(int thread, Random random) {
        int more = random.nextInt(3);
        Made made = random.nextBoolean() ? new Made(this, more) : new MadeBelow(this, more);
        if (made.payments() != more + 2) {
            throw new IllegalStateException(made + " has seen " + made.payments() + " payments, not " + (more + 2));
        }
        passing(made);
        return more + 2;
    }
}

/** Made by a constructor that waits, in one that does not. */
class MadeBelow extends Made {

    private final String name;

    MadeBelow(Constructors in, int more) {
        super(in, more);
        name = "below";
    }

    @Override
    public String toString() {
        return name + " " + super.toString();
    }
}

/** Two constructors, each of which pays once, and more in between. */
class Made implements Account { // state

    STATE

    Made(Constructors in, int more) {
        this(in);
        for (int i = 0; i < more; i++) {
            pay();
        }
        pay();
    }

    private Made(Constructors in) {
        // Shown to others before it is done: what a local variable alone holds is found by nobody.
        in.known(this);
        pay();
    }

    long payments() {
        return effects();
    }
}
