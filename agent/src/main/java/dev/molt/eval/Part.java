package dev.molt.eval;

import dev.molt.plan.ClassPlan;
import dev.molt.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One application's share in a change of a release.
 *
 * @param instance where it runs
 * @param plan what becomes of its classes
 * @param versions its versions, the one wanted among them
 */
public record Part(Instance instance, Plan plan, Versions versions) {

    /** Stands for the version of an application that is not there. */
    public static final String ABSENT = "-";

    /** The version wanted, as messages name it. */
    String release() {
        return isRemoved() ? "the removal of " + plan.application() : plan.application() + " " + plan.to();
    }

    /** What is published for classes loaded later while the old version runs. */
    Publication old() {
        return versions.publication(plan.from(), plan.application());
    }

    /** What is published for them from now on. */
    Publication wanted() {
        return versions.publication(plan.to(), plan.application());
    }

    /** The jar or folder that the version wanted has its resources in, if it is known. */
    Optional<Path> resources() {
        return Optional.ofNullable(versions.codes().get(plan.to()));
    }

    /** True if the application was not there. */
    boolean isAdded() {
        return plan.from().equals(ABSENT);
    }

    /** True if it goes. */
    boolean isRemoved() {
        return plan.to().equals(ABSENT);
    }

    /** True if the plan says what becomes of this class. */
    boolean names(String module) {
        return plan.classes().stream().map(ClassPlan::name).anyMatch(module::equals);
    }

    /** What becomes of the classes of several applications. */
    static List<ClassPlan> classes(List<Part> parts) {
        return parts.stream().flatMap(part -> part.plan().classes().stream()).toList();
    }
}
