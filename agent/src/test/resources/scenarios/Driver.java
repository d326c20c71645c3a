import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Plays one scenario: with threads that stop inside and others that arrive, or with threads that come again and again. */
final class Driver {

    private static final long SECONDS = 50;

    private final Scenario scenario;
    private final Kind kind;
    private final int threads;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Thread> started = new ArrayList<>();
    private final LongAdder expected = new LongAdder();
    private final LongAdder rounds = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    /** Held by each round for itself, and by who looks at all. */
    private final ReentrantReadWriteLock playing = new ReentrantReadWriteLock();
    private volatile boolean stopped;

    Driver(String scenario, Kind kind, int threads) throws ReflectiveOperationException {
        this.scenario = (Scenario) Class.forName("app." + scenario).getDeclaredConstructor().newInstance();
        this.kind = kind;
        this.threads = threads;
        this.scenario.begin(kind, 2 * threads);
    }

    /** Starts threads that stop in the middle of one round, and waits until they have; gives how many are there. */
    int inside(long seed) {
        for (int i = 0; i < threads; i++) {
            Stage stage = new Stage();
            stages.add(stage);
            begin(i, () -> stage, new Random(seed + i));
        }
        started.forEach(this::awaitBlocked);
        return (int) started.stream().filter(Thread::isAlive).count();
    }

    /** Starts threads that do one round without stopping, and waits until each has ended or waits for something. */
    int arrive(long seed) {
        List<Thread> arriving = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            arriving.add(begin(threads + i, () -> null, new Random(seed + i)));
        }
        arriving.forEach(this::awaitBlocked);
        return (int) arriving.stream().filter(Thread::isAlive).count();
    }

    private Thread begin(int number, Supplier<Stage> stage, Random random) {
        Thread thread = kind.start(() -> guarded(() -> {
            expected.add(Stage.on(stage.get(), () -> scenario.round(number, random)));
            rounds.increment();
        }));
        started.add(thread);
        return thread;
    }

    private void awaitBlocked(Thread thread) {
        while (Stage.runs(thread)) {
            Thread.yield();
        }
    }

    void open() {
        stages.forEach(Stage::open);
        stages.clear();
    }

    /** Starts threads that do one round after the other. */
    void load(long seed) {
        for (int i = 0; i < threads; i++) {
            int number = i;
            Random random = new Random(seed + i);
            started.add(kind.start(() -> guarded(() -> {
                while (!stopped && failure.get() == null) {
                    playing.readLock().lock();
                    try {
                        once(number, random);
                    } finally {
                        playing.readLock().unlock();
                    }
                    // Leaves the upgrades some of the processor.
                    LockSupport.parkNanos(100_000);
                }
            })));
        }
        progress();
    }

    private void once(int number, Random random) throws Exception {
        long begin = System.nanoTime();
        expected.add(scenario.round(number, random));
        longest.accumulate(System.nanoTime() - begin);
        rounds.increment();
    }

    /** Waits until there were a few more rounds than there are threads, so that about everybody had one. */
    void progress() {
        for (long before = rounds.sum(); rounds.sum() < before + 4L * threads && failure.get() == null; ) {
            Thread.yield();
        }
    }

    /** True if all threads have ended. */
    boolean ended() throws InterruptedException {
        stopped = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (Thread thread : started) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            if (thread.isAlive()) {
                return false;
            }
        }
        started.clear();
        return true;
    }

    /** Lets go of everything. */
    void end() {
        scenario.end();
    }

    /** The longest round since this was asked last, in microseconds. */
    long longest() {
        return TimeUnit.NANOSECONDS.toMicros(longest.getThenReset());
    }

    long rounds() {
        return rounds.sum();
    }

    /** What is wrong between rounds, or nothing. */
    String check(int unit, int times) throws InterruptedException {
        if (!playing.writeLock().tryLock(SECONDS, TimeUnit.SECONDS)) {
            return "a thread does not come back; failure " + failure.get();
        }
        try {
            Throwable thrown = failure.get();
            if (thrown != null) {
                return thrown + " at " + Arrays.asList(thrown.getStackTrace());
            }
            String transformed = scenario.transformed(unit, times);
            if (scenario.effects() != expected.sum()) {
                return scenario.effects() + " payments, and " + expected.sum() + " calls";
            }
            return !transformed.isEmpty() ? transformed : scenario.wrong();
        } finally {
            playing.writeLock().unlock();
        }
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    /** What may fail. */
    private interface Work {
        void run() throws Exception;
    }
}
