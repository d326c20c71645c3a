package real;

import java.util.Arrays;
import java.util.List;

/** How long each request took, of one client; only its thread adds. */
final class Waits {

    private static final int FIRST_SIZE = 4096;

    private long[] begun = new long[FIRST_SIZE];
    private long[] ended = new long[FIRST_SIZE];
    private volatile int count;

    /** Notes a request by when it was due and when it was answered. */
    void add(long due, long answered) {
        int at = count;
        if (at == begun.length) {
            begun = Arrays.copyOf(begun, 2 * at);
            ended = Arrays.copyOf(ended, 2 * at);
        }
        begun[at] = due;
        ended[at] = answered;
        count = at + 1;
    }

    int count() {
        return count;
    }

    /** Of all requests that were under way at some moment of a span of time; the clients have ended. */
    static Span between(List<Waits> clients, long from, long to) {
        long[] took = clients.stream().flatMapToLong(waits -> {
            long[] all = new long[waits.count];
            int found = 0;
            for (int i = 0; i < waits.count; i++) {
                if (waits.begun[i] <= to && waits.ended[i] >= from) {
                    all[found++] = waits.ended[i] - waits.begun[i];
                }
            }
            return Arrays.stream(all, 0, found);
        }).sorted().toArray();
        return new Span(took);
    }

    /** The waits of one span of time, the shortest first, in nanoseconds. */
    record Span(long[] sorted) {

        int count() {
            return sorted.length;
        }

        /** The wait in milliseconds that such a part of all did not exceed. */
        double quantile(double part) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
        }
    }
}
