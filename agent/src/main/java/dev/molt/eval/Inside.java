package dev.molt.eval;

import dev.molt.jdk.Frame;
import dev.molt.jdk.Stack;
import dev.molt.jdk.Stacks;
import dev.molt.suspend.Blocker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the threads that stay inside of some classes, by their stacks: who was seen outside once does not stay. Whom Molt itself
 * keeps at a gate is not found, as it leaves when the gates open.
 *
 * <p>Of virtual threads stacks have names only: classes of one name are taken for one, which can only find too many.
 */
final class Inside {

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);

    private final Tools tools;
    private final Set<Class<?>> classes;
    private final Set<String> names;

    Inside(Tools tools, Set<Class<?>> classes) {
        this.tools = tools;
        this.classes = classes;
        this.names = classes.stream().map(Class::getName).collect(Collectors.toSet());
    }

    /** Those that stay so long, where nobody enters any more; nobody is waited for if nobody is inside. */
    List<Blocker> after(Duration limit) {
        return after(limit, state -> true);
    }

    /** Those that wait inside for so long: others may leave, and enter again. */
    List<Blocker> waiting(Duration limit) {
        return after(limit, state -> state != Thread.State.RUNNABLE);
    }

    /** False if threads may be inside that nobody sees, as {@code -Djdk.trackAllThreads=false} hides some. */
    boolean seesAllThreads() {
        return classes.isEmpty() || tools.stacks().complete();
    }

    private List<Blocker> after(Duration limit, Predicate<Thread.State> stays) {
        if (classes.isEmpty()) {
            return List.of();
        }
        Stacks stacks = tools.stacks();
        long begin = System.nanoTime();
        List<Thread> suspects = stacks.threads().stream().filter(thread -> thread != Thread.currentThread()).toList();
        boolean interrupted = false;
        try {
            for (long pause = SHORTEST; ; pause = Math.min(2 * pause, LONGEST)) {
                List<Thread> inside = new ArrayList<>();
                List<Blocker> found = new ArrayList<>();
                look(stacks.of(suspects), suspects, stays, inside, found);
                if (found.isEmpty() || System.nanoTime() - begin >= limit.toNanos()) {
                    return found;
                }
                suspects = inside;
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(this, pause);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void look(
            List<Stack> stacks, List<Thread> threads, Predicate<Thread.State> stays, List<Thread> inside, List<Blocker> found) {
        // Behind the stacks: who came to a gate since then is seen there the next time.
        Set<Thread> kept = tools.gatekeeper().kept();
        for (int i = 0; i < threads.size(); i++) {
            List<Frame> frames = stacks.get(i).frames();
            Optional<Frame> frame = frames.stream().filter(this::has).findFirst();
            Thread thread = threads.get(i);
            Thread.State state = thread.getState();
            boolean mayBe = frame.isPresent() || !stacks.get(i).whole();
            if (mayBe && stays.test(state) && !kept.contains(thread)) {
                inside.add(thread);
                found.add(new Blocker(Stacks.name(thread), state, frame.orElse(null), frames.get(0)));
            }
        }
    }

    private boolean has(Frame frame) {
        return frame.type() == null ? names.contains(frame.className()) : classes.contains(frame.type());
    }
}
