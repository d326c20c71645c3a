package real;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that ask a server at a fixed pace and check every answer.
 *
 * <p>A wait begins when the request is due, also where the one before it came back late: else a server that stands still would
 * be noticed once for each client only.
 */
final class Load {

    private static final int CLIENTS = 8;
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long DEADLINE = TimeUnit.SECONDS.toMillis(60);

    private final List<Waits> waits = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final long pace;
    private volatile boolean ending;

    private Load(long pace) {
        this.pace = pace;
    }

    /** Opens all connections, then has all clients begin. */
    static Load start(Application application, int port) throws Exception {
        Load load = new Load(TimeUnit.MILLISECONDS.toNanos(application.pace()));
        for (int i = 0; i < CLIENTS; i++) {
            load.add("client " + i, application.client(i, port));
        }
        load.threads.forEach(Thread::start);
        return load;
    }

    private void add(String name, Client client) {
        Waits own = new Waits();
        waits.add(own);
        threads.add(new Thread(() -> run(name, client, own), name));
    }

    private void run(String name, Client client, Waits own) {
        try (client) {
            long due = System.nanoTime();
            while (!ending) {
                client.request();
                own.add(client.due(due), System.nanoTime());
                due += pace;
                for (long early = due - System.nanoTime(); early > 0 && !ending; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
            }
        } catch (Exception | AssertionError e) {
            failures.add(name + ", request " + (own.count() + 1) + ": " + e);
        }
    }

    /** Goes on for a while; ends early if a client fails. */
    void go(long milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (long left = milliseconds; left > 0 && failures.isEmpty();
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(left), MOMENT));
        }
    }

    /** What went wrong, by client and request. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How long requests took that were under way in a span of time; only once it has ended. */
    Waits.Span between(long from, long to) {
        return Waits.between(waits, from, to);
    }

    /** How many requests each client has had answered. */
    List<Integer> answered() {
        return waits.stream().map(Waits::count).toList();
    }

    /** Has all clients end, which each does with an answer. */
    void end() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join(DEADLINE);
            if (thread.isAlive()) {
                failures.add(thread.getName() + " waits for an answer without end");
            }
        }
    }
}
