package dev.molt.system;

import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the applications of a release in the order in which they start: as the release has them, but none too early. */
final class StartOrder {

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, LibraryJar> jars;
    private final List<Diagnostic> findings;
    private final Set<String> order = new LinkedHashSet<>();
    private final List<String> path = new ArrayList<>();

    private StartOrder(List<Member> members, Map<String, LibraryJar> jars, List<Diagnostic> findings) {
        members.forEach(member -> this.members.put(member.application().value(), member));
        this.jars = jars;
        this.findings = findings;
    }

    /** The names in order; what makes an order impossible is added to the findings. */
    static List<String> of(List<Member> members, Map<String, LibraryJar> jars, List<Diagnostic> findings) {
        StartOrder order = new StartOrder(members, jars, findings);
        order.members.keySet().forEach(order::visit);
        return List.copyOf(order.order);
    }

    private void visit(String name) {
        if (order.contains(name)) {
            return;
        }
        if (path.contains(name)) {
            circular(path.subList(path.indexOf(name), path.size()), name);
            return;
        }
        path.add(name);
        for (String before : jars.get(name).descriptor().applications()) {
            if (members.containsKey(before)) {
                visit(before);
            } else {
                undefined(name, before);
            }
        }
        path.remove(path.size() - 1);
        order.add(name);
    }

    private void undefined(String name, String before) {
        findings.add(Diagnostic.error(
                "undefined_applications",
                position(name),
                name + " needs " + before + " to be started before it, which is not in the release",
                "add - {application: " + before + ", version: ...}"));
    }

    private void circular(List<String> cycle, String name) {
        findings.add(Diagnostic.error(
                "circular_dependencies",
                position(name),
                "these wait for each other: " + String.join(" after ", cycle) + " after " + name,
                "take one of them out of another's applications"));
    }

    private Position position(String name) {
        return members.get(name).application().position();
    }
}
