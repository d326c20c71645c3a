package dev.molt.eval;

import dev.molt.classfile.MethodLines;
import dev.molt.classfile.MethodShape;
import dev.molt.jdk.Frame;
import dev.molt.jdk.Stacks;
import dev.molt.loop.PolledClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells which frames are of old code of one application, and of which version.
 *
 * <p>A frame is of a version whose method has the line, and is old if the version that runs has other code there. Where a
 * class was drained, it is of an older version only if it stayed then; all else came in later. So did who was kept at
 * a gate of the class, be it drained or not.
 */
final class OldPlaces {

    private final Instance instance;
    private final Versions versions;
    private final Shapes shapes;
    private final Map<String, Map<String, MethodLines>> read = new HashMap<>();

    OldPlaces(Instance instance, Versions versions, Shapes shapes) {
        this.instance = instance;
        this.versions = versions;
        this.shapes = shapes;
    }

    /** What is to be told of a frame, if it is old. */
    Optional<OldFrame> old(Thread thread, Frame frame) {
        if (frame.type() != null && frame.type().getClassLoader() != instance.loader()) {
            return Optional.empty();
        }
        String owner = shapes.owner(frame.className());
        if (!versions.originals().containsKey(owner)) {
            return Optional.empty();
        }
        Map<String, MethodLines> files = read.computeIfAbsent(owner, this::read);
        Optional<MethodLines> running = Optional.ofNullable(files.get(versions.current()));
        // What is deleted has no running code; of other code no source file is told if there never was one.
        if (running.isPresent() && (frame.tellsSource() || !running.get().namesSource())) {
            return Optional.empty();
        }
        List<String> of = new ArrayList<>();
        boolean fits = false;
        for (Map.Entry<String, MethodLines> file : files.entrySet()) {
            List<MethodShape> candidates = at(file.getValue(), frame);
            fits |= !candidates.isEmpty();
            if (!file.getKey().equals(versions.current())
                    && differs(candidates, running)
                    && stayed(file.getKey(), owner, thread, frame)) {
                of.add(file.getKey());
            }
        }
        if (of.isEmpty() && (fits || frame.line() < 1)) {
            return Optional.empty();
        }
        String since = since(of);
        if (!of.isEmpty() && mayRun(frame, running)) {
            of.add(versions.current());
        }
        return Optional.of(new OldFrame(Stacks.name(thread), frame.toString(), instance.application().name(), of, since));
    }

    /** A version that ran before, and runs again, has calls from then whose code is what runs now. */
    private boolean mayRun(Frame frame, Optional<MethodLines> running) {
        return versions.departures().containsKey(versions.current())
                && running.filter(file -> !at(file, frame).isEmpty()).isPresent();
    }

    private Map<String, MethodLines> read(String name) {
        Map<String, MethodLines> files = new TreeMap<>();
        versions.files(name).forEach((version, bytes) -> files.put(version, MethodLines.of(bytes)));
        return files;
    }

    /** What was added runs in a class beside, whose methods may be named otherwise; then the line alone tells. */
    private static List<MethodShape> at(MethodLines file, Frame frame) {
        List<MethodShape> named = file.named(PolledClass.host(frame.method().replace("$self", "")));
        return named.isEmpty() ? file.with(frame.line()) : file.with(named, frame.line());
    }

    private static boolean differs(List<MethodShape> candidates, Optional<MethodLines> running) {
        return candidates.stream().anyMatch(method -> running.isEmpty()
                || running.get().named(method.name()).stream().noneMatch(now -> isSame(now, method)));
    }

    private static boolean isSame(MethodShape one, MethodShape other) {
        return one.descriptor().equals(other.descriptor()) && one.code().equals(other.code());
    }

    /** False if the class was drained since, and nobody stayed there, or the thread was outside then. */
    private boolean stayed(String version, String owner, Thread thread, Frame frame) {
        Departure own = versions.departures().get(version);
        return own != null && versions.departures().values().stream()
                .filter(departure -> !departure.at().isBefore(own.at()))
                .allMatch(departure -> departure.drained().contains(owner)
                        ? departure.left(thread, frame.className(), frame.method())
                        : departure.kept().stream().noneMatch(kept -> kept.thread().refersTo(thread)
                                && shapes.owner(kept.className()).equals(owner)));
    }

    private String since(List<String> of) {
        return of.stream()
                .map(version -> versions.departures().get(version).at())
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse(null);
    }
}
