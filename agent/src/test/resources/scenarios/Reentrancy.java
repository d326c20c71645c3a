import java.util.concurrent.locks.ReentrantLock;

/** Who has locked an object or a lock comes again to what locks the same. */
class Reentrancy extends Scenario {

    private final ReentrantLock lock = new ReentrantLock();
    private Reentered shared;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        shared = known(new Reentered());
    }

    @Override
    int round(int thread, Random random) {
        switch (random.nextInt(3)) {
            case 0:
                return shared.outer(lock, this);
            case 1:
                synchronized (shared) {
                    return again();
                }
            default:
                lock.lock();
                try {
                    return shared.guarded(lock);
                } finally {
                    lock.unlock();
                }
        }
    }

    int again() {
        synchronized (shared) {
            long before = shared.effects();
            int paid = shared.inner();
            if (shared.effects() != before + 1) {
                throw new IllegalStateException("somebody else was let in");
            }
            return paid;
        }
    }
}

/** Synchronized methods that call each other, directly and not. */
class Reentered implements Account { // state

    STATE

    synchronized int outer(ReentrantLock lock, Reentrancy outside) {
        check();
        return inner() + outside.again() + inner();
    }

    synchronized int inner() {
        pay();
        return 1;
    }

    int guarded(ReentrantLock lock) {
        lock.lock();
        try {
            return inner();
        } finally {
            lock.unlock();
        }
    }
}
