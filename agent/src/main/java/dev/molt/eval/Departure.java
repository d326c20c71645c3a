package dev.molt.eval;

import dev.molt.suspend.Parked;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a version ceased to run: of what was drained then, nothing else than what stayed can be of it.
 *
 * @param at when the next one was in
 * @param drained the classes of which all that ran in them is known
 * @param stayed what of it stayed
 * @param kept who waited at a gate then, outside of the class, and went on in what came next
 */
public record Departure(Instant at, Set<String> drained, List<Stay> stayed, List<Kept> kept) {

    static Departure of(Instant at, Set<String> drained, List<Parked> parked, Map<Thread, Class<?>> waiting) {
        List<Stay> stayed = parked.stream()
                .flatMap(one -> one.frames().stream()
                        .map(frame -> new Stay(new WeakReference<>(one.thread()), frame.className(), frame.method())))
                .toList();
        List<Kept> kept = waiting.entrySet().stream()
                .map(entry -> new Kept(new WeakReference<>(entry.getKey()), entry.getValue().getName()))
                .toList();
        return new Departure(at, Set.copyOf(drained), stayed, kept);
    }

    /** True if a thread stayed in a method. */
    boolean left(Thread thread, String className, String method) {
        return stayed.stream().anyMatch(stay -> stay.thread().refersTo(thread)
                && stay.className().equals(className)
                && stay.method().equals(method));
    }

    /** A class at whose gate a thread waited, which is not held by this. */
    record Kept(WeakReference<Thread> thread, String className) {}

    /** A method in which a thread stayed, which is not held by this. */
    record Stay(WeakReference<Thread> thread, String className, String method) {}
}
