package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** No class of the version wanted names one that is gone; a class that is deleted and still there is no such. */
final class DeletedNotNamed implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        TreeMap<String, List<String>> namedBy = new TreeMap<>();
        if (planned.changes().values().stream().anyMatch(ClassChange::isDeleted)) {
            for (String name : planned.after().names()) {
                for (String reference : planned.after().references(name).classes()) {
                    ClassChange change = planned.changes().get(reference);
                    if (change != null && change.isDeleted()) {
                        namedBy.computeIfAbsent(reference, r -> new ArrayList<>()).add(name);
                    }
                }
            }
        }
        List<Diagnostic> found = new ArrayList<>();
        namedBy.forEach((gone, names) -> {
            String users = Listing.of(names);
            found.add(Diagnostic.error(
                    "names_deleted_module",
                    planned.position(gone),
                    gone + " is gone in " + planned.request().to() + ", and " + users + " of "
                            + planned.request().to() + (names.size() == 1 ? " names it" : " name it"),
                    "build " + users + " without it, or keep " + gone));
        });
        return found;
    }
}
