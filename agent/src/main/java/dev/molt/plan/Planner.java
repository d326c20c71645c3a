package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.classfile.MalformedClassException;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Makes plans: compares the versions, chooses the instructions, and lets every check have its say. */
public final class Planner {

    /** In the order in which their findings are read. */
    private static final List<Check> CHECKS = List.of(
            new EvaluatedToday(),
            new ModulesExist(),
            new EveryChangeNamed(),
            new ClassFileVersions(),
            new ShapeKept(),
            new DeletedNotNamed(),
            new OneWindow(),
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
            return new Plan(
                    request.application(),
                    request.direction(),
                    request.from(),
                    request.to(),
                    planned.appup(),
                    planned.generated(),
                    planned.entry().instructions(),
                    ClassPlans.of(planned),
                    List.copyOf(found));
        } catch (MalformedClassException e) {
            throw new RefusedException(Diagnostic.error("malformed_class", null, e.getMessage(), "build the jar again"));
        }
    }

    private static Planned planned(PlanRequest request) throws RefusedException {
        SortedMap<String, ClassChange> changes =
                ClassChanges.between(request.oldClasses(), request.newClasses());
        Appup appup = request.appup().orElseGet(() -> generated(request, changes));
        checkFrame(request, appup);
        String other = request.direction() == Direction.UP ? request.from() : request.to();
        Optional<Appup.Entry> entry = appup.entryFor(request.direction(), other);
        if (entry.isEmpty()) {
            throw new RefusedException(noEntry(request, appup, other));
        }
        return new Planned(request, changes, appup, request.appup().isEmpty(), entry.get());
    }

    private static Appup generated(PlanRequest request, SortedMap<String, ClassChange> changes) {
        if (request.direction() == Direction.UP) {
            return AppupGenerator.generate(request.application(), request.from(), request.to(), changes);
        }
        return AppupGenerator.generate(
                request.application(),
                request.to(),
                request.from(),
                ClassChanges.between(request.newClasses(), request.oldClasses()));
    }

    /** The file is for this application and for the newer of the two versions. */
    private static void checkFrame(PlanRequest request, Appup appup) throws RefusedException {
        List<Diagnostic> found = new ArrayList<>();
        String newer = request.direction() == Direction.UP ? request.to() : request.from();
        if (!appup.application().value().equals(request.application())) {
            found.add(Diagnostic.error(
                    "bad_application",
                    appup.application().position(),
                    "this file is for application " + appup.application() + ", and " + request.application()
                            + " is to be changed",
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
        String known = entries.stream().map(e -> e.version().toString()).collect(Collectors.joining(", "));
        String key = up ? "from" : "to";
        return Diagnostic.error(
                "no_relup",
                appup.version().position(),
                "no entry " + key + " " + other + (known.isEmpty() ? "" : "; there are entries " + key + " " + known),
                "add `- " + key + ": " + other + "` under `" + request.direction() + ":`");
    }
}
