package dev.molt.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.diag.RefusedException;
import dev.molt.release.Asker;
import dev.molt.release.Releases;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StartingReleasesTest {

    private static final Asker ASKER = new Asker("somebody", "socket");

    private final AtomicReference<Releases> running = new AtomicReference<>();
    private final StartingReleases releases = new StartingReleases(asker -> Optional.ofNullable(running.get()));

    @Test
    void whoAsksTooEarlyIsToldToWait() {
        RefusedException refused = assertThrows(RefusedException.class, () -> releases.require(ASKER));
        assertEquals(
                "error: the applications of this target system do not all run yet\n  cure: wait until they do",
                refused.diagnostics().get(0).render());
        assertEquals("starting", refused.diagnostics().get(0).code());
    }

    @Test
    void whatRunsCanBeAsked() throws RefusedException {
        Releases here = (Releases) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Releases.class}, (proxy, method, arguments) -> null);
        running.set(here);
        assertSame(here, releases.require(ASKER));
    }
}
