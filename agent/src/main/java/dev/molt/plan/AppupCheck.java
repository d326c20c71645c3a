package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.classfile.MalformedClassException;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an upgrade file with the difference between two versions, in both directions and without any JVM.
 *
 * <p>What depends on the JVM, such as what is loaded there, can only be warned of.
 */
public final class AppupCheck {

    private static final List<Check> CHECKS = List.of(
            new ModulesExist(),
            new EveryChangeNamed(),
            new ContainersUpdated(),
            new FunctionsExist(),
            new TransformsFit(),
            new FieldsRenewed(),
            new DeletedNotNamed(),
            new MembersExist(),
            new SilentEffects());

    private final String application;
    private final Appup appup;
    private final Set<String> containers;

    /**
     * Checks a file that should be about an application.
     *
     * @param containers the containers whose children differ
     */
    public AppupCheck(String application, Appup appup, Set<String> containers) {
        this.application = application;
        this.appup = appup;
        this.containers = Set.copyOf(containers);
    }

    /**
     * What plans would say of the file in both directions, each thing once.
     *
     * @throws MalformedClassException if a class that differs is no class file
     */
    public Set<Diagnostic> between(String older, ClassSet olderClasses, String newer, ClassSet newerClasses) {
        Set<Diagnostic> found = new LinkedHashSet<>();
        found.addAll(check(Direction.UP, older, olderClasses, newer, newerClasses));
        found.addAll(check(Direction.DOWN, newer, newerClasses, older, olderClasses));
        return found;
    }

    private List<Diagnostic> check(
            Direction direction, String from, ClassSet running, String to, ClassSet wanted) {
        PlanRequest request = new PlanRequest(
                application,
                direction,
                from,
                to,
                running,
                wanted,
                running.names(),
                AllLoaded::ofJdk,
                Map.of(),
                name -> 0,
                Integer.MAX_VALUE,
                true,
                containers,
                Optional.of(appup));
        try {
            Planned planned = Planner.planned(
                            List.of(request), (named, classes) -> AllLoaded.reshape(named, running, classes))
                    .get(0);
            List<Diagnostic> found = new ArrayList<>();
            CHECKS.forEach(check -> found.addAll(check.check(planned)));
            new Reshapeable().check(planned).forEach(said -> found.add(whereLoaded(said)));
            return found;
        } catch (RefusedException e) {
            return e.diagnostics().stream().map(said -> noWayBack(direction, said)).toList();
        }
    }

    /** What a loaded class cannot become is no mistake where it is never loaded. */
    private static Diagnostic whereLoaded(Diagnostic said) {
        String message = said.isError() ? said.message() + "; refused where the class is loaded" : said.message();
        return Diagnostic.warning(said.code(), said.position(), message, said.cure());
    }

    /** A file may lead one way only. */
    private static Diagnostic noWayBack(Direction direction, Diagnostic said) {
        boolean onlyWarned = direction == Direction.DOWN && said.code().equals("no_relup");
        return onlyWarned
                ? new Diagnostic(Severity.WARNING, said.code(), said.position(), said.message(), said.cure())
                : said;
    }
}
