import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Who waits at a gate holds a lock that somebody inside needs, or that somebody needs who holds one that is needed. */
class Locks extends Scenario {

    private final Lock[] locks = {new ReentrantLock(), new ReentrantReadWriteLock().writeLock(), new ReentrantLock(true)};
    private final Object monitor = new Object();
    private Locked[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Locked[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Locked());
        }
    }

    @Override
    int round(int thread, Random random) {
        Locked account = all[thread];
        Lock lock = locks[random.nextInt(locks.length)];
        // Who holds a monitor cannot be told of virtual threads.
        boolean monitors = kind() == Kind.PLATFORM && random.nextBoolean();
        if (Stage.mine() != null || random.nextBoolean()) {
            return monitors ? account.needsMonitor(monitor) : account.needs(lock);
        }
        if (monitors) {
            synchronized (monitor) {
                return account.paid();
            }
        }
        if (lock == locks[0] && random.nextBoolean()) {
            return chained(account);
        }
        return locked(lock, account);
    }

    /** Waits for a second lock while it has the first. */
    private int chained(Locked account) {
        locks[0].lock();
        try {
            return locked(locks[1], account);
        } finally {
            locks[0].unlock();
        }
    }

    private static int locked(Lock lock, Locked account) {
        lock.lock();
        try {
            return account.paid();
        } finally {
            lock.unlock();
        }
    }
}

/** Takes a lock in the middle of a payment. */
class Locked implements Account { // state

    STATE

    int needs(Lock lock) {
        ahead += UNIT;
        Stage.here();
        lock.lock();
        try {
            behind += UNIT;
        } finally {
            lock.unlock();
        }
        check();
        return 1;
    }

    int needsMonitor(Object monitor) {
        ahead += UNIT;
        Stage.here();
        synchronized (monitor) {
            behind += UNIT;
        }
        check();
        return 1;
    }

    int paid() {
        pay();
        return 1;
    }
}
