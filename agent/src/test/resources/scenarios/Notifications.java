/** Each notification wakes one that waits for it, though threads at gates wait on the same monitor. */
class Notifications extends Scenario {

    private Notified shared;
    private Notified inside;
    private int waiting;
    private int tokens;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        shared = known(new Notified());
        inside = known(new Notified());
    }

    @Override
    int round(int thread, Random random) throws Exception {
        if (Stage.mine() != null) {
            return inside.paid();
        }
        Thread consumer = kind().start(this::consume);
        synchronized (this) {
            while (waiting == 0) {
                wait();
            }
            waiting--;
        }
        synchronized (shared) {
            tokens++;
            shared.notify();
        }
        int paid = shared.paid();
        consumer.join();
        return paid;
    }

    /** Waits for one token. */
    private void consume() {
        boolean told = false;
        synchronized (shared) {
            while (!told || tokens == 0) {
                if (!told) {
                    synchronized (this) {
                        waiting++;
                        notifyAll();
                    }
                    told = true;
                }
                try {
                    shared.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            tokens--;
        }
    }

    @Override
    String wrong() {
        synchronized (shared) {
            return tokens == 0 ? "" : tokens + " tokens are left";
        }
    }
}

/** Pays on its own monitor. */
class Notified implements Account { // state

    STATE

    synchronized int paid() {
        pay();
        return 1;
    }
}
