package dev.molt.suspend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.molt.suspend.Sentry.Body;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sentry notes the first body that its thread reaches, and lets everybody go on there. */
class SentryTest {

    private final Sentry sentry = new Sentry();
    private final Gatekeeper gatekeeper = new Gatekeeper(List::of);

    private void arrive() {
        assertFalse(gatekeeper.arrive(Sentry.KEY, SentryTest.class, null), "nobody is called again");
    }

    private void inAnother() {
        arrive();
    }

    @Test
    void theFirstBodyIsNoted() {
        gatekeeper.post(sentry);
        sentry.begin();
        inAnother();
        theLast(1);
        assertEquals(Optional.of(new Body(SentryTest.class, "arrive", "()V")), sentry.end());
    }

    private void theLast(int more) {
        gatekeeper.arrive(Sentry.KEY, SentryTest.class, more);
    }

    @Test
    void whatWasReachedIsForgottenWhenItBeginsAnew() {
        gatekeeper.post(sentry);
        sentry.begin();
        arrive();
        sentry.end();
        sentry.begin();
        assertEquals(Optional.empty(), sentry.end());
    }

    @Test
    void whoEndsLateEndsNobodyElsesWatch() throws InterruptedException {
        gatekeeper.post(sentry);
        Thread late = new Thread(sentry::begin);
        late.start();
        late.join();
        sentry.begin();
        Optional<?>[] ended = new Optional<?>[1];
        late = new Thread(() -> ended[0] = sentry.end());
        late.start();
        late.join();
        assertEquals(Optional.empty(), ended[0]);
        arrive();
        assertEquals(Optional.of(new Body(SentryTest.class, "arrive", "()V")), sentry.end());
    }

    @Test
    void otherThreadsAndOtherTimesAreNothingToIt() throws InterruptedException {
        arrive();
        gatekeeper.post(sentry);
        arrive();
        sentry.begin();
        Thread other = new Thread(this::arrive);
        other.start();
        other.join();
        assertEquals(Optional.empty(), sentry.end());
        arrive();
        assertEquals(Optional.empty(), sentry.end());
        gatekeeper.post(null);
        arrive();
    }
}
