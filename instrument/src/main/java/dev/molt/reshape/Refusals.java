package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is refused or has to be known, each thing once. */
final class Refusals {

    static final String RESTART = "leave it as it is in the running version until the next restart";

    private final Set<Finding> found = new LinkedHashSet<>();

    /**
     * Refuses a change.
     *
     * @param owner the class, an internal name
     * @param what the member and what happened to it
     * @param cure what to do about it
     */
    void add(String owner, String what, String cure) {
        String name = owner.replace('/', '.');
        found.add(new Finding(name,
                Diagnostic.error("not_reshaped", null, name + " cannot be reshaped: " + what, cure)));
    }

    /** Says what will not be as after a fresh start, though nothing is refused. */
    void warn(String owner, String what, String cure) {
        String name = owner.replace('/', '.');
        found.add(new Finding(name, Diagnostic.warning("not_reshaped", null, name + ": " + what, cure)));
    }

    /** True if there is more than warnings. */
    boolean refuse() {
        return found.stream().anyMatch(finding -> finding.diagnostic().isError());
    }

    List<Finding> found() {
        return new ArrayList<>(found);
    }
}
