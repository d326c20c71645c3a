import java.util.concurrent.atomic.AtomicInteger;

/** Static initialisers that are under way, and those who wait for them. */
class Initialisers extends Scenario {

    private static final int CLASSES = 24;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Initialising[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Initialising[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Initialising());
        }
        for (int i = 0; i < CLASSES; i++) {
            named(i, false);
        }
    }

    /** Loads one, as one that comes while modules are being suspended is refused. */
    private static Class<?> named(int number, boolean initialise) {
        try {
            return Class.forName("app.Initialised" + number, initialise, Initialisers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    int round(int thread, Random random) throws Exception {
        boolean first = Stage.mine() != null && thread % 2 == 0 || NEXT.get() == 0 || random.nextInt(2000) == 0;
        int number = first ? NEXT.getAndIncrement() : NEXT.get() - 1;
        // Whoever comes first runs the initialiser, and the others seem to run while they wait for it.
        Stage.waits(true);
        Class<?> type = named(Math.min(number, CLASSES - 1), true);
        Stage.waits(false);
        IntUnaryOperator calls = (IntUnaryOperator) type.getDeclaredField("CALLS").get(null);
        return calls.applyAsInt(0) + all[thread].through(calls);
    }
}

/** Calls what was initialised. */
class Initialising implements Account { // state

    STATE

    int through(IntUnaryOperator calls) {
        pay();
        return calls.applyAsInt(1);
    }
}

// times 24
/** Two fields that one initialiser sets. */
class InitialisedNUMBER { // soft

    static final IntUnaryOperator CALLS = InitialisedNUMBER::call;
    private static int first;
    private static int second;

    static {
        first = UNIT;
        Stage.here();
        second = UNIT;
    }

    private static int call(int paid) {
        if (first != second || first == 0) {
            throw new IllegalStateException("torn: " + first + " and " + second);
        }
        return paid;
    }
}
// end
