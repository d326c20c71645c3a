import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Pools of few threads, all of which come to wait at gates; parallel streams as well. */
class Pools extends Scenario {

    private static final int THREADS = 3;

    private ThreadPoolExecutor pool;
    private Pooled[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        pool = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>(), kind::make);
        pool.prestartAllCoreThreads();
        all = new Pooled[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Pooled());
        }
    }

    @Override
    int round(int thread, Random random) throws Exception {
        Stage stage = Stage.mine();
        List<Future<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 2 * THREADS; i++) {
            Pooled account = all[(thread + i) % all.length];
            tasks.add(pool.submit(() -> Stage.on(stage, account::paid)));
        }
        int paid = 0;
        for (Future<Integer> task : tasks) {
            paid += task.get();
        }
        return paid + IntStream.range(0, 4).parallel().map(i -> all[(thread + i) % all.length].paid()).sum();
    }

    @Override
    String wrong() {
        return pool.getPoolSize() == THREADS && pool.getQueue().isEmpty() ? "" : "the pool is now " + pool;
    }

    @Override
    void end() {
        pool.shutdown();
    }
}

/** Pays for whoever of the pool comes. */
class Pooled implements Account { // state

    STATE

    synchronized int paid() {
        pay();
        return 1;
    }
}
