package dev.molt.eval;

import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.Timeout;
import dev.molt.gate.Gating;
import dev.molt.suspend.Blocker;
import dev.molt.suspend.Drain;
import dev.molt.suspend.DrainResult;
import dev.molt.suspend.Gatekeeper;
import dev.molt.suspend.Harmless;
import dev.molt.suspend.Parked;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Modules out of service: whoever calls them waits at a gate, and nobody is inside but where it does no harm.
 *
 * <p>Begun, then ended by {@link #resume}, {@link #rollBack} or, where that fails, {@link #abandon}.
 */
final class Suspension {

    private static final Duration LONGEST = Duration.ofDays(365);
    /** How long one call may take while nobody waits for it. */
    static final Duration NOBODY_WAITS = Duration.ofMinutes(1);
    /** How long to wait where nothing else is said. */
    static final Duration USUAL = Duration.ofSeconds(5);

    private final Tools tools;
    private final Place place;
    private final Gatekeeper gatekeeper;
    private final Set<String> drained = new TreeSet<>();
    private final Set<String> gated = new TreeSet<>();
    private final Duration limit;
    private final long number;
    private List<Parked> parked = List.of();
    private long begin;
    private long end;

    /**
     * A suspension not yet begun.
     *
     * @param modules the modules to drain, with the time to wait for each
     * @param others more loaded classes that change in the same window
     */
    Suspension(Tools tools, Place place, List<Suspended> modules, Set<String> others) {
        this.tools = tools;
        this.place = place;
        this.gatekeeper = tools.gatekeeper();
        this.number = gatekeeper.next();
        modules.forEach(module -> drained.add(module.module()));
        drained.removeIf(name -> tools.find(place, name).isEmpty());
        gated.addAll(others);
        gated.removeIf(name -> tools.find(place, name).isEmpty());
        gated.addAll(drained);
        this.limit = limit(modules);
    }

    /** How long the callers of any of these modules may have to wait. */
    static Duration limit(List<Suspended> modules) {
        return modules.stream().map(module -> limit(module.timeout())).max(Duration::compareTo).orElse(NOBODY_WAITS);
    }

    /** How long the callers of one module may have to wait. */
    static Duration limit(Timeout timeout) {
        if (timeout instanceof Timeout.Within within) {
            return within.duration();
        }
        return timeout instanceof Timeout.Infinity ? LONGEST : USUAL;
    }

    /** How long callers may have to wait for one thing. */
    Duration limit() {
        return limit;
    }

    /** The classes whose callers wait. */
    Set<String> gated() {
        return gated;
    }

    /** The names of the loaded classes to drain. */
    Set<String> drained() {
        return drained;
    }

    /** The loaded classes to drain. */
    Set<Class<?>> modules() {
        return drained.stream()
                .map(name -> tools.find(place, name).orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Lets everybody through the gates, which the classes get next. */
    void announce() {
        gatekeeper.announce(number);
    }

    /** Shuts the gates. */
    void shut() {
        // What is added to a class lives beside it, and counts as its own.
        Set<Class<?>> below = new HashSet<>(modules());
        drained.forEach(name -> below.addAll(tools.beside(place, name)));
        Set<Class<?>> more = new HashSet<>();
        gated.forEach(name -> {
            more.add(tools.find(place, name).orElseThrow());
            more.addAll(tools.beside(place, name));
        });
        long now = System.nanoTime();
        gatekeeper.exempt(Thread.currentThread());
        try {
            gatekeeper.shut(number, below, more);
        } finally {
            begin = now;
            endExemption();
        }
    }

    private void endExemption() {
        if (!isShut()) {
            gatekeeper.endExemption(Thread.currentThread());
        }
    }

    /**
     * Looks once at all threads, with nobody held up: what is looked at for the first time takes the longest.
     *
     * @throws EvaluationException if this JVM's threads cannot be looked at
     */
    void rehearse(Harmless harmless) throws EvaluationException {
        long other = gatekeeper.next();
        gatekeeper.rehearse(other, modules());
        try {
            Drain.open(tools.instrumentation(), gatekeeper).within(Duration.ZERO, harmless);
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("this JVM's threads cannot be looked at: " + e, e);
        } finally {
            gatekeeper.commit(other);
        }
    }

    /** A class file whose methods ask at the gate of the old code. */
    byte[] gateOld(byte[] classFile) {
        return tools.leavesOut(Tools.GATE) ? classFile : Gating.gate(classFile, Gatekeeper.oldBody(number));
    }

    /** A class file whose methods ask at the gate of the new code. */
    byte[] gateNew(byte[] classFile) {
        return tools.leavesOut(Tools.GATE) ? classFile : Gating.gate(classFile, Gatekeeper.newBody(number));
    }

    /**
     * Waits until nobody is inside.
     *
     * @throws EvaluationException if somebody stays longer than allowed
     */
    void drain(Harmless harmless) throws EvaluationException {
        if (tools.leavesOut(Tools.DRAIN)) {
            return;
        }
        try {
            Drain drain = Drain.open(tools.instrumentation(), gatekeeper);
            if (!drain.seesAllThreads()) {
                throw new EvaluationException("this JVM hides virtual threads that may be in "
                        + String.join(", ", drained) + "; start it without -Djdk.trackAllThreads=false");
            }
            DrainResult result = drain.within(limit, harmless);
            if (result instanceof DrainResult.TimedOut timedOut) {
                throw new EvaluationException(timedOut(timedOut.blockers()));
            }
            parked = ((DrainResult.Drained) result).parked();
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("this JVM's threads cannot be looked at: " + e, e);
        }
    }

    private String timedOut(List<Blocker> blockers) {
        return "suspend timed out: within " + limit.toMillis() + " ms, " + String.join(", ", drained)
                + " was not left by " + blockers.stream().map(Blocker::toString).collect(Collectors.joining("; "))
                + ". Give it more time by `timeout`, or try again";
    }

    /** Lets callers in, to the new code. */
    void resume() {
        end(gatekeeper::commit);
    }

    /** Lets callers in, to the old code, which is back. */
    void rollBack() {
        end(gatekeeper::rollBack);
    }

    /** Lets callers in, to whatever code it is. */
    void abandon() {
        end(gatekeeper::abandon);
    }

    private void end(LongConsumer opening) {
        if (!isShut()) {
            return;
        }
        end = System.nanoTime();
        try {
            opening.accept(number);
        } finally {
            // Whoever could not open them is followed by somebody who tries to let all go on.
            endExemption();
        }
    }

    /** True while callers wait, whatever was thrown on the way there or back. */
    boolean isShut() {
        return gatekeeper.isShut(number);
    }

    /** How long it lasted, in milliseconds. */
    long milliseconds() {
        return Math.max(0, end - begin) / 1_000_000;
    }

    /** Who stays in old code. */
    List<Parked> parked() {
        return parked;
    }
}
