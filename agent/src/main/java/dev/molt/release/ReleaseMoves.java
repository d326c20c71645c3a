package dev.molt.release;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.Direction;
import dev.molt.appup.Purge;
import dev.molt.appup.VersionPattern;
import dev.molt.appup.Windows;
import dev.molt.code.Application;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.eval.Instance;
import dev.molt.eval.Part;
import dev.molt.eval.Tools;
import dev.molt.eval.VersionStore;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Works out which applications change from one release to another, and finds them in this JVM. */
final class ReleaseMoves {

    private static final String ABSENT = Part.ABSENT;

    private final TargetFinder targets;
    private final Homes homes;

    /** Looks into this JVM. */
    ReleaseMoves(Tools tools, VersionStore store, Homes homes) {
        this.targets = new TargetFinder(tools, store);
        this.homes = homes;
    }

    /**
     * The applications that change, by name.
     *
     * @param restarted those that begin anew, also where they do not change
     */
    List<Move> between(Unpacked from, Unpacked to, Set<String> restarted) throws RefusedException, IOException {
        TreeSet<String> names = new TreeSet<>(from.jars().keySet());
        names.addAll(to.jars().keySet());
        List<Instance> running = targets.running();
        List<Move> moves = new ArrayList<>();
        for (String name : names) {
            Optional<String> before = from.version(name);
            Optional<String> after = to.version(name);
            if (!before.equals(after)) {
                moves.add(move(running, name, before, after, from, to));
            } else if (restarted.contains(name)) {
                moves.add(unchanged(running, name, before.orElseThrow(), from, to));
            }
        }
        return moves;
    }

    private Move move(
            List<Instance> running,
            String name,
            Optional<String> before,
            Optional<String> after,
            Unpacked from,
            Unpacked to)
            throws RefusedException, IOException {
        if (before.isEmpty()) {
            Target target = target(running, name, ABSENT, to.jars().get(name).path());
            ClassSet classes = to.classes().get(name);
            Appup appup = file(name, after.get(), Direction.UP, classes, ReleaseMoves::add);
            return new Move(target, new Wanted(name, after.get(), classes, jar(name, to), Optional.of(appup)), Direction.UP, Optional.of(Set.of()));
        }
        Target target = target(running, name, before.get(), from.jars().get(name).path());
        if (after.isEmpty()) {
            Appup appup = file(name, before.get(), Direction.DOWN, from.classes().get(name), ReleaseMoves::delete);
            ClassSet none = new ClassSet(new TreeMap<>());
            return new Move(target, new Wanted(name, ABSENT, none, Optional.empty(), Optional.of(appup)), Direction.DOWN, Optional.of(Set.of()));
        }
        Direction direction = direction(name, from, to);
        Optional<Appup> appup = (direction == Direction.UP ? to : from).appup(name);
        return new Move(target, new Wanted(name, after.get(), to.classes().get(name), jar(name, to), appup), direction, Optional.of(differing(name, from, to)));
    }

    private Move unchanged(List<Instance> running, String name, String version, Unpacked from, Unpacked to)
            throws RefusedException, IOException {
        Target target = target(running, name, version, from.jars().get(name).path());
        Appup appup = file(name, version, version, Direction.UP, List.of());
        ClassSet classes = to.classes().get(name);
        return new Move(target, new Wanted(name, version, classes, jar(name, to), Optional.of(appup)), Direction.UP, Optional.of(Set.of()));
    }

    /** Up, if the file of the version wanted leads there; else down, if the file of the one that runs does. */
    static Direction direction(String name, Unpacked from, Unpacked to) throws RefusedException, IOException {
        return leadsDown(name, from, to) && !leadsUp(name, from, to) ? Direction.DOWN : Direction.UP;
    }

    /** True if an upgrade file says how to get from one version of an application to another. */
    static boolean leads(String name, Unpacked from, Unpacked to) throws RefusedException, IOException {
        return leadsUp(name, from, to) || leadsDown(name, from, to);
    }

    private static boolean leadsUp(String name, Unpacked from, Unpacked to) throws RefusedException, IOException {
        return to.appup(name)
                .filter(file -> file.version().value().equals(to.version(name).orElseThrow()))
                .flatMap(file -> file.entryFor(Direction.UP, from.version(name).orElseThrow()))
                .isPresent();
    }

    private static boolean leadsDown(String name, Unpacked from, Unpacked to) throws RefusedException, IOException {
        return from.appup(name)
                .flatMap(file -> file.entryFor(Direction.DOWN, to.version(name).orElseThrow()))
                .isPresent();
    }

    /** The containers whose children differ. */
    private static Set<String> differing(String name, Unpacked from, Unpacked to) {
        Map<String, List<Child>> before = children(name, from);
        Map<String, List<Child>> after = children(name, to);
        Set<String> containers = new TreeSet<>(before.keySet());
        containers.addAll(after.keySet());
        containers.removeIf(container -> Objects.equals(before.get(container), after.get(container)));
        return containers;
    }

    private static Map<String, List<Child>> children(String name, Unpacked release) {
        return release.plan().application(name).orElseThrow().descriptor().containers().stream()
                .collect(Collectors.toMap(Container::module, Container::children));
    }

    private Target target(List<Instance> running, String name, String version, Path jar)
            throws RefusedException, IOException {
        Path home = homes.of(name).orElse(jar);
        if (Files.notExists(home)) {
            throw new RefusedException(Diagnostic.error(
                    "no_home",
                    null,
                    "this JVM has the classes of " + name + " from " + home + ", which is gone",
                    "put it back, or start the system again"));
        }
        Instance alone = new Instance(
                new Application(name, version, ""), "app", ClassLoader.getSystemClassLoader(), home, domain(home), Map.of());
        return targets.find(running, alone, homes.isOnClassPath(name));
    }

    /** As the class path's loader makes it. */
    private static ProtectionDomain domain(Path jar) throws MalformedURLException {
        CodeSource source = new CodeSource(jar.toUri().toURL(), (Certificate[]) null);
        return new ProtectionDomain(source, null, ClassLoader.getSystemClassLoader(), null);
    }

    private static Optional<Path> jar(String name, Unpacked release) {
        return Optional.of(release.jars().get(name).path());
    }

    private static Appup file(
            String name, String version, Direction direction, ClassSet classes, Function<String, AppupInstruction> each) {
        return file(name, version, ABSENT, direction, classes.names().stream().map(each).toList());
    }

    private static Appup file(
            String name, String version, String other, Direction direction, List<AppupInstruction> instructions) {
        Appup.Entry entry = new Appup.Entry(null, new Located<>(new VersionPattern.Exact(other), null), instructions);
        boolean up = direction == Direction.UP;
        return new Appup(
                new Source("(release)", ""),
                new Located<>(name, null),
                new Located<>(version, null),
                Windows.WHOLE,
                up ? List.of(entry) : List.of(),
                up ? List.of() : List.of(entry));
    }

    private static AppupInstruction add(String module) {
        return new AddModule(null, new Located<>(module, null), List.of());
    }

    private static AppupInstruction delete(String module) {
        return new DeleteModule(null, new Located<>(module, null), Purge.BRUTAL_PURGE, List.of());
    }
}
