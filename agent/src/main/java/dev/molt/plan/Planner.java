package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.Direction;
import dev.molt.classfile.MalformedClassException;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.reshape.Reshaped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Makes plans: compares the versions, chooses the instructions, and lets every check have its say. */
public final class Planner {

    /** In the order in which their findings are read, where those are about one place. */
    private static final List<Check> CHECKS = List.of(
            new EvaluatedToday(),
            new ModulesExist(),
            new EveryChangeNamed(),
            new ContainersUpdated(),
            new FunctionsExist(),
            new OneWindow(),
            new TransformsFit(),
            new MigratesLazily(),
            new FieldsRenewed(),
            new Reshapeable(),
            new FieldsUnset(),
            new CanComeBack(),
            new DeletedNotNamed(),
            new ClassFileVersions(),
            new MembersExist(),
            new OtherSwitchTables(),
            new SilentEffects(),
            new SerialVersions());

    private Planner() {}

    /**
     * The plan of one application, with every reason for which it must not be carried out.
     *
     * @param reshape what becomes of the loaded classes, given the names of those that the upgrade file brings in, and all
     *     classes of the version wanted with the code of their transforms
     * @throws RefusedException if there is nothing to plan by: the upgrade file is for something else
     */
    public static Plan plan(PlanRequest request, BiFunction<Set<String>, ClassSet, Reshaped> reshape)
            throws RefusedException {
        return plan(List.of(request), reshape).get(0);
    }

    /**
     * The plans of applications that change together, one for each request: what becomes of the classes of one is worked
     * out knowing the others.
     *
     * @throws RefusedException if there is nothing to plan by, for one of them
     */
    public static List<Plan> plan(List<PlanRequest> requests, BiFunction<Set<String>, ClassSet, Reshaped> reshape)
            throws RefusedException {
        try {
            return planned(requests, reshape).stream().map(Planner::plan).toList();
        } catch (MalformedClassException e) {
            int release = requests.get(0).classFileVersion() - ClassFileVersions.BEFORE_JAVA_1;
            String cure = "build the jar again, with --release " + release + " or less";
            throw new RefusedException(Diagnostic.error("malformed_class", null, e.getMessage(), cure));
        }
    }

    /** What the checks look at, for each request. */
    static List<Planned> planned(List<PlanRequest> requests, BiFunction<Set<String>, ClassSet, Reshaped> reshape)
            throws RefusedException {
        List<Draft> drafts = drafts(requests);
        Set<String> named = new TreeSet<>();
        Map<String, byte[]> wanted = new TreeMap<>();
        drafts.forEach(draft -> {
            named.addAll(draft.named());
            wanted.putAll(transforming(draft.request().newClasses(), draft.transformations()).classes());
        });
        Reshaped reshaped = reshape.apply(named, new ClassSet(new TreeMap<>(wanted)));
        return drafts.stream().map(draft -> draft.planned(reshaped, drafts)).toList();
    }

    private static List<Draft> drafts(List<PlanRequest> requests) throws RefusedException {
        List<Draft> drafts = new ArrayList<>();
        List<Diagnostic> refused = new ArrayList<>();
        for (PlanRequest request : requests) {
            try {
                drafts.add(draft(request));
            } catch (RefusedException e) {
                refused.addAll(e.diagnostics());
            }
        }
        if (!refused.isEmpty()) {
            throw new RefusedException(refused);
        }
        return drafts;
    }

    private static Plan plan(Planned planned) {
        PlanRequest request = planned.request();
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
    }

    /** Errors first, and these as they stand in the file; what has no place in the file comes last. */
    private static List<Diagnostic> inReadingOrder(List<Diagnostic> found) {
        return found.stream()
                .sorted(Comparator.comparing(Diagnostic::severity)
                        .thenComparing(Diagnostic::position, Comparator.nullsLast(
                                Comparator.comparingInt(Position::line).thenComparingInt(Position::column))))
                .toList();
    }

    private static Draft draft(PlanRequest request) throws RefusedException {
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
        Map<String, Mention> mentions = Mentions.in(instructions(request, entry.get(), changes), before);
        Map<String, Transformation> transformations = new Transformations(request, before, after).of(entry.get());
        Set<String> named = named(request, mentions, Planned.restarts(entry.get(), request.application()), changes);
        return new Draft(
                request,
                before,
                after,
                changes,
                appup,
                entry.get(),
                mentions,
                transformations,
                named,
                ClassGuess.meant(mentions, before, after, changes));
    }

    /** The version wanted, with the methods that its expressions became. */
    public static ClassSet transforming(ClassSet classes, Map<String, Transformation> transformations) {
        Map<String, Optional<byte[]>> changed = new TreeMap<>();
        transformations.forEach((name, transformation) ->
                changed.put(name, Optional.of(transformation.compiled().classFile())));
        return classes.with(changed);
    }

    /** A restart of the application changes all of its classes, named or not. */
    private static List<AppupInstruction> instructions(
            PlanRequest request, Appup.Entry entry, SortedMap<String, ClassChange> changes) {
        List<AppupInstruction> instructions = new ArrayList<>(entry.instructions());
        if (Planned.restartsApplication(entry, request.application())) {
            instructions.addAll(AppupGenerator.replacing(changes));
        }
        return instructions;
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
