package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.Relup;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.RelupInstruction.Start;
import dev.molt.appup.RelupReader;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Renewable;
import dev.molt.eval.ScriptEvaluator;
import dev.molt.plan.ApplicationsFit;
import dev.molt.registry.Root;
import dev.molt.relup.ReleaseScript;
import dev.molt.relup.ReleaseScripts;
import dev.molt.relup.ReleaseStep;
import dev.molt.relup.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans the step from one release to another in this JVM. */
final class ReleasePlanner {

    private final Root root;
    private final ReleaseMoves moves;
    private final Preparer preparer;
    private final Renewable renewable;

    ReleasePlanner(Root root, ReleaseMoves moves, Preparer preparer, Renewable renewable) {
        this.root = root;
        this.moves = moves;
        this.preparer = preparer;
        this.renewable = renewable;
    }

    /**
     * A step that is planned and may be taken.
     *
     * @param from the release that runs
     * @param to the release wanted
     * @param prepared what to do
     * @param description what its author says of it
     */
    record Step(Unpacked from, Unpacked to, Direction direction, Prepared prepared, String description) {

        /** True if the JVM has to start anew before the rest is evaluated. */
        boolean beginsAnew() {
            return prepared.script().instructions().stream().anyMatch(RestartNewEmulator.class::isInstance);
        }

        /** True if the JVM has to start anew when all is done. */
        boolean endsAnew() {
            return prepared.script().instructions().stream().anyMatch(RestartEmulator.class::isInstance);
        }

        /** What the step starts, in words: if it ran before the step that this one undoes, its state is lost. */
        List<String> startsAnew() {
            List<String> started = new ArrayList<>();
            for (RelupInstruction instruction : prepared.script().instructions()) {
                if (instruction instanceof Start start) {
                    started.addAll(start.modules());
                } else if (instruction instanceof Apply apply
                        && apply.module().equals("application")
                        && apply.function().equals("start")) {
                    started.add(String.valueOf(apply.arguments().get(0)));
                }
            }
            started.addAll(addedChildren());
            return started;
        }

        private List<String> addedChildren() {
            List<String> before = children(from);
            return children(to).stream().filter(child -> !before.contains(child)).toList();
        }

        /** Those of the applications that are there before and after. */
        private List<String> children(Unpacked release) {
            return release.plan().applications().stream()
                    .filter(application -> from.version(application.name()).isPresent()
                            && to.version(application.name()).isPresent())
                    .flatMap(application -> application.descriptor().containers().stream())
                    .flatMap(container -> container.children().stream().map(child -> child.name() + " of " + container.module()))
                    .toList();
        }
    }

    /**
     * Plans a step; touches nothing.
     *
     * @param newer true if nothing but the order of the releases tells which of both is newer, and the one wanted is
     * @throws RefusedException if it must not be taken, with every reason
     */
    Step plan(String running, String wanted, boolean newer) throws RefusedException, IOException {
        Unpacked from = Unpacked.read(root, running);
        Unpacked to = Unpacked.read(root, wanted);
        Direction direction = direction(from, to, newer);
        ReleaseScript script = ReleaseScripts.of(new ReleaseStep(
                from.contents(asRunning(from.descriptor(), to.descriptor())),
                to.contents(to.descriptor()),
                direction,
                unchanged(from, to),
                false));
        String description = reviewed(direction, from, to, script.script()).orElse(script.description());
        List<Move> changing = moves.between(from, to, ScriptEvaluator.restarted(script.script()));
        Prepared prepared = preparer.prepare(changing, plans -> script.script());
        List<Diagnostic> found = new ArrayList<>(prepared.diagnostics());
        for (Move move : prepared.moves()) {
            Target target = move.target();
            found.addAll(renewable.check(
                    script.script(), target.application(), target.instance(), target.classes(), move.wanted().classes()));
        }
        found.addAll(StartTypes.check(from, to, script.script()));
        found.addAll(ApplicationsFit.check(from.classes(), to.classes()));
        if (found.stream().anyMatch(Diagnostic::isError)) {
            throw new RefusedException(found);
        }
        return new Step(from, to, direction, prepared, description);
    }

    /** The Java and the Molt that run are what counts, not what the release that runs asked for. */
    private static ReleaseDescriptor asRunning(ReleaseDescriptor from, ReleaseDescriptor to) {
        return new ReleaseDescriptor(
                from.source(),
                from.release(),
                from.version(),
                to.java().map(any -> Runtime.version().feature()),
                to.molt().map(any -> Version.current()),
                from.javaOptions(),
                from.applications(),
                from.verify());
    }

    private static Set<String> unchanged(Unpacked from, Unpacked to) {
        Set<String> unchanged = new TreeSet<>(from.classes().keySet());
        unchanged.retainAll(to.classes().keySet());
        unchanged.removeIf(name -> !same(from.classes().get(name), to.classes().get(name)));
        return unchanged;
    }

    private static boolean same(ClassSet one, ClassSet other) {
        return one.names().equals(other.names())
                && one.names().stream()
                        .allMatch(name -> Arrays.equals(
                                one.bytes(name).orElseThrow(), other.bytes(name).orElseThrow()));
    }

    private static Direction direction(Unpacked from, Unpacked to, boolean newer) throws RefusedException, IOException {
        for (String name : to.jars().keySet()) {
            Optional<String> before = from.version(name);
            if (before.isPresent() && !before.equals(to.version(name))) {
                return ReleaseMoves.direction(name, from, to);
            }
        }
        return newer ? Direction.UP : Direction.DOWN;
    }

    /** What was reviewed is what is done: a script that lies with the release has to be the one worked out now. */
    private Optional<String> reviewed(Direction direction, Unpacked from, Unpacked to, Script script)
            throws RefusedException, IOException {
        String owner = (direction == Direction.UP ? to : from).version();
        String other = (direction == Direction.UP ? from : to).version();
        Path file = root.release(owner).relup();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Relup relup = RelupReader.read(Unpacked.text(file));
        Optional<Relup.Entry> entry = relup.entryFor(direction, other);
        if (entry.isPresent() && !withoutRestarts(entry.get().instructions()).equals(withoutRestarts(script.instructions()))) {
            throw new RefusedException(Diagnostic.error(
                    "relup_differs",
                    entry.get().position(),
                    "this is not the script that the upgrade files of the applications give",
                    "write it anew: molt relup --release, and change upgrade files, not scripts"));
        }
        return entry.map(Relup.Entry::description);
    }

    /** Whether to restart depends on what runs. */
    private static List<RelupInstruction> withoutRestarts(List<RelupInstruction> script) {
        return script.stream()
                .filter(instruction -> !(instruction instanceof RestartEmulator || instruction instanceof RestartNewEmulator))
                .toList();
    }
}
