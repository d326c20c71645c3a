package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.References;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** No class of the version wanted names one that is deleted. */
final class DeletedNotNamed implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        Set<String> deleted = new TreeSet<>();
        Map<String, Planned.Mention> mentions = planned.mentions();
        mentions.values().stream()
                .filter(mention -> mention.action() == Action.DELETE)
                .forEach(mention -> deleted.add(mention.module().value()));
        List<Diagnostic> found = new ArrayList<>();
        if (!deleted.isEmpty()) {
            planned.request().newClasses().classes().forEach((name, bytes) -> {
                for (String reference : References.in(ClassFile.of(name, bytes)).classes()) {
                    if (deleted.contains(reference) && !deleted.contains(name)) {
                        found.add(Diagnostic.error(
                                "names_deleted_module",
                                mentions.get(reference).module().position(),
                                name + " of " + planned.request().to() + " names " + reference
                                        + ", which is deleted",
                                "build " + name + " without it, or keep " + reference));
                    }
                }
            });
        }
        return found;
    }
}
