package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.classfile.MalformedClassException;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes plans: compares the versions, chooses the instructions, and lets every check have its say. */
public final class Planner {

    /** In the order in which their findings are read, where those are about one place. */
    private static final List<Check> CHECKS = List.of(
            new EvaluatedToday(),
            new ModulesExist(),
            new EveryChangeNamed(),
            new FunctionsExist(),
            new OneWindow(),
            new TransformsFit(),
            new Reshapeable(),
            new FieldsUnset(),
            new CanComeBack(),
            new DeletedNotNamed(),
            new ClassFileVersions(),
            new MembersExist(),
            new SilentEffects());

    private Planner() {}

    /**
     * The plan, with every reason for which it must not be carried out.
     *
     * @throws RefusedException if there is nothing to plan by: the upgrade file is for something else
     */
    public static Plan plan(PlanRequest request) throws RefusedException {
        try {
            Planned planned = planned(request);
            List<Diagnostic> found = new ArrayList<>();
            CHECKS.forEach(check -> found.addAll(check.check(planned)));
            if (found.stream().noneMatch(Diagnostic::isError)) {
                found.addAll(new NobodyLeft().check(planned));
            }
            return new Plan(
                    request.application(),
                    request.direction(),
                    request.from(),
                    request.to(),
                    planned.appup(),
                    planned.generated(),
                    planned.entry().instructions(),
                    ClassPlans.of(planned),
                    planned.transformations(),
                    inReadingOrder(found));
        } catch (MalformedClassException e) {
            int release = request.classFileVersion() - ClassFileVersions.BEFORE_JAVA_1;
            String cure = "build the jar again, with --release " + release + " or less";
            throw new RefusedException(Diagnostic.error("malformed_class", null, e.getMessage(), cure));
        }
    }

    /** Errors first, and these as they stand in the file; what has no place in the file comes last. */
    private static List<Diagnostic> inReadingOrder(List<Diagnostic> found) {
        return found.stream()
                .sorted(Comparator.comparing(Diagnostic::severity)
                        .thenComparing(Diagnostic::position, Comparator.nullsLast(
                                Comparator.comparingInt(Position::line).thenComparingInt(Position::column))))
                .toList();
    }

    /** What the checks look at. */
    static Planned planned(PlanRequest request) throws RefusedException {
        ParsedClasses before = new ParsedClasses(request.oldClasses());
        ParsedClasses after = new ParsedClasses(request.newClasses());
        SortedMap<String, ClassChange> changes = ClassChanges.between(before, after);
        Appup appup = request.appup().orElseGet(() -> generated(request, changes));
        checkFrame(request, appup);
        String other = request.direction() == Direction.UP ? request.from() : request.to();
        Optional<Appup.Entry> entry = appup.entryFor(request.direction(), other);
        if (entry.isEmpty()) {
            throw new RefusedException(noEntry(request, appup, other));
        }
        Map<String, Mention> mentions = Mentions.in(entry.get().instructions(), before);
        Map<String, Transformation> transformations = new Transformations(request, before, after).of(entry.get());
        Set<String> named = named(request, mentions, Planned.restarts(entry.get(), request.application()), changes);
        return new Planned(
                request,
                before,
                after,
                changes,
                appup,
                request.appup().isEmpty(),
                entry.get(),
                mentions,
                transformations,
                request.reshape().apply(named, transforming(request.newClasses(), transformations)),
                ClassGuess.meant(mentions, before, after, changes));
    }

    /** The version wanted, with the methods that its expressions became. */
    public static ClassSet transforming(ClassSet classes, Map<String, Transformation> transformations) {
        Map<String, Optional<byte[]>> changed = new TreeMap<>();
        transformations.forEach((name, transformation) ->
                changed.put(name, Optional.of(transformation.compiled().classFile())));
        return classes.with(changed);
    }

    /** What the entry brings in, and what it should: who adds the missing line is not to be refused a second time. */
    private static Set<String> named(
            PlanRequest request, Map<String, Mention> mentions, boolean restarts, SortedMap<String, ClassChange> changes) {
        Set<String> names = new TreeSet<>(restarts ? Set.of() : changes.keySet());
        mentions.forEach((name, mention) -> {
            if (mention.action() == Action.DELETE) {
                names.remove(name);
            } else {
                names.add(name);
            }
        });
        names.retainAll(request.newClasses().names());
        return names;
    }

    private static Appup generated(PlanRequest request, SortedMap<String, ClassChange> changes) {
        return request.direction() == Direction.UP
                ? AppupGenerator.generate(request.application(), request.from(), request.to(), changes)
                : AppupGenerator.generate(request.application(), request.to(), request.from(), reversed(changes));
    }

    private static SortedMap<String, ClassChange> reversed(SortedMap<String, ClassChange> changes) {
        SortedMap<String, ClassChange> reversed = new TreeMap<>();
        changes.forEach((name, change) ->
                reversed.put(name, ClassChange.between(name, change.after(), change.before())));
        return reversed;
    }

    /** The file is for this application and for the newer of the two versions. */
    private static void checkFrame(PlanRequest request, Appup appup) throws RefusedException {
        List<Diagnostic> found = new ArrayList<>();
        String newer = request.direction() == Direction.UP ? request.to() : request.from();
        if (!appup.application().value().equals(request.application())) {
            found.add(Diagnostic.error(
                    "bad_application",
                    appup.application().position(),
                    "this file is for application " + appup.application() + ", and the one to be changed is "
                            + request.application(),
                    "write `application: " + request.application() + "`, or name the right file"));
        }
        if (!appup.version().value().equals(newer)) {
            found.add(Diagnostic.error(
                    "bad_vsn",
                    appup.version().position(),
                    "this file is for version " + appup.version() + ", and the newer of the two versions is " + newer,
                    "write `version: " + newer + "`, or name the right file"));
        }
        if (!found.isEmpty()) {
            throw new RefusedException(found);
        }
    }

    private static Diagnostic noEntry(PlanRequest request, Appup appup, String other) {
        boolean up = request.direction() == Direction.UP;
        List<Appup.Entry> entries = up ? appup.up() : appup.down();
        String key = up ? "from" : "to";
        String known = entries.stream().map(e -> e.version().toString()).collect(Collectors.joining(", "));
        String there = switch (entries.size()) {
            case 0 -> "is none";
            case 1 -> "is one " + key + " " + known;
            default -> "are those " + key + " " + known;
        };
        return Diagnostic.error(
                "no_relup",
                appup.version().position(),
                "no entry " + key + " " + other + "; under " + request.direction() + ": there " + there,
                "add `- " + key + ": " + other + "` under `" + request.direction() + ":`");
    }
}
