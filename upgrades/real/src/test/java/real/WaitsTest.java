package real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which requests count as under way, and how long they took. */
class WaitsTest {

    private static final long MS = 1_000_000;

    @Test
    void whatIsUnderWayAtAnyMomentOfTheSpanCounts() {
        Waits one = new Waits();
        one.add(0, 10 * MS);
        one.add(20 * MS, 21 * MS);
        one.add(30 * MS, 70 * MS);
        Waits other = new Waits();
        other.add(90 * MS, 95 * MS);
        assertEquals(2, Waits.between(List.of(one, other), 21 * MS, 30 * MS).count());
        assertEquals(40, Waits.between(List.of(one, other), 21 * MS, 30 * MS).quantile(1));
        assertEquals(5, Waits.between(List.of(one, other), 71 * MS, 100 * MS).quantile(0.5));
        assertEquals(0, Waits.between(List.of(one, other), 96 * MS, 100 * MS).count());
    }

    @Test
    void aQuantileIsWhatSuchAPartDidNotExceed() {
        Waits waits = new Waits();
        for (int i = 1; i <= 10_000; i++) {
            waits.add(0, i * MS);
        }
        Waits.Span all = Waits.between(List.of(waits), 0, Long.MAX_VALUE);
        assertEquals(5000, all.quantile(0.5));
        assertEquals(9990, all.quantile(0.999));
        assertEquals(10_000, all.quantile(1));
        assertEquals(Double.NaN, new Waits.Span(new long[0]).quantile(1));
    }
}
