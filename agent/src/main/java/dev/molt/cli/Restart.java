package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.ReleaseCommand;
import dev.molt.journal.JournalEntry;
import dev.molt.release.InstallReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A JVM that ends and is started anew: waits until the next one answers. */
final class Restart {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final RootAddress address;
    private final Duration patience;
    /** Who answered last. */
    private Path answering;
    /** In a container, the next JVM may have the same number, and then it is to be seen that the old one has gone. */
    private boolean gone;
    /** How often another JVM answered: what fails after a restart is given up by one more. */
    private int restarts;

    /**
     * A restart.
     *
     * @param old where the JVM listens that ends
     * @param patience how long to wait; zero not to
     */
    Restart(RootAddress address, Path old, Duration patience) {
        this.address = address;
        this.answering = old;
        this.patience = patience;
    }

    boolean isAwaited() {
        return !patience.isZero();
    }

    /**
     * Waits.
     *
     * @param continues true if the rest of a script is evaluated then, which is waited for, too
     * @throws UnreachableException if no JVM answers in time
     */
    AfterRestart await(boolean continues) throws UnreachableException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<AfterRestart> latest = Optional.empty();
        do {
            Optional<AfterRestart> told = ask(continues);
            if (told.isPresent() && told.get().complete()) {
                return told.get();
            }
            latest = told.isPresent() ? told : latest;
            LockSupport.parkNanos(INTERVAL);
        } while (System.nanoTime() < end);
        return latest.orElseThrow(() -> new UnreachableException("no JVM started anew from " + address.root() + " within "
                + patience.toSeconds() + " s; look into " + address.root().resolve("log")));
    }

    private Optional<AfterRestart> ask(boolean continues) throws UnreachableException {
        try {
            Optional<RootAddress.Answered> which = address.ask(ControlRequest.of(ReleaseCommand.WHICH, null));
            if (which.isEmpty()) {
                gone = true;
                return Optional.empty();
            }
            if (gone || !which.get().socket().equals(answering)) {
                answering = which.get().socket();
                gone = false;
                restarts++;
            }
            if (restarts == 0) {
                return Optional.empty();
            }
            Optional<RootAddress.Answered> history = address.ask(new ControlRequest("history", null));
            return isOk(which) && isOk(history)
                    ? Optional.of(told(which.get(), history.get().response().history(), continues))
                    : Optional.empty();
        } catch (BrokenOffException e) {
            gone |= e.socket().equals(answering);
            return Optional.empty();
        }
    }

    private static boolean isOk(Optional<RootAddress.Answered> answered) {
        return answered.filter(a -> a.response().outcome().equals(ControlResponse.OK)).isPresent();
    }

    private AfterRestart told(RootAddress.Answered which, List<JournalEntry> history, boolean continues) {
        boolean ended = history.stream().anyMatch(entry -> entry.step().equals(InstallReport.CONTINUE_AFTER_RESTART));
        return new AfterRestart(which.pid(), !continues || ended || restarts > 1, which.response().release().which(), history);
    }
}
