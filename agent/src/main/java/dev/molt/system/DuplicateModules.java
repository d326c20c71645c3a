package dev.molt.system;

import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Warns of classes that two applications have, of which only the first on the class path is ever loaded. */
final class DuplicateModules {

    private DuplicateModules() {}

    /** One warning for each two applications, in the order of the class path. */
    static List<Diagnostic> of(
            List<BootApplication> applications, Map<String, Member> members, Map<String, LibraryJar> jars) {
        List<Diagnostic> warnings = new ArrayList<>();
        for (int i = 0; i < applications.size(); i++) {
            for (int j = i + 1; j < applications.size(); j++) {
                String first = applications.get(i).name();
                String second = applications.get(j).name();
                SortedSet<String> both = new TreeSet<>(jars.get(first).classes());
                both.retainAll(jars.get(second).classes());
                if (!both.isEmpty()) {
                    String what = both.size() == 1 ? both.first() : both.first() + " and " + (both.size() - 1) + " more";
                    warnings.add(Diagnostic.warning(
                            "duplicate_modules",
                            members.get(second).application().position(),
                            what + (both.size() == 1 ? " is" : " are") + " in " + first + " and in " + second
                                    + ", and that of " + first + " is loaded",
                            "leave it out of one of the two"));
                }
            }
        }
        return warnings;
    }
}
