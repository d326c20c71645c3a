package dev.molt.plan;

import dev.molt.classfile.MemberReference;
import dev.molt.classfile.MethodShape;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of the version wanted fit together: what one uses of another is there.
 *
 * <p>What did not fit in the running version either is none of the upgrade's business.
 */
final class MembersExist implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        Map<MemberReference, List<String>> missing = new LinkedHashMap<>();
        if (!planned.changes().isEmpty()) {
            MemberLookup before = new MemberLookup(planned.before());
            MemberLookup after = new MemberLookup(planned.after());
            for (String name : planned.after().names()) {
                for (MemberReference member : planned.after().references(name).members()) {
                    if (after.isAbsent(member)
                            && !(planned.before().references(name).members().contains(member)
                                    && before.isAbsent(member))) {
                        missing.computeIfAbsent(member, m -> new ArrayList<>()).add(name);
                    }
                }
            }
        }
        List<Diagnostic> found = new ArrayList<>();
        missing.forEach((member, names) -> found.add(refusal(planned, member, names)));
        return found;
    }

    /** Without a place: it is the build that went wrong, not the upgrade file. */
    private static Diagnostic refusal(Planned planned, MemberReference member, List<String> names) {
        String to = planned.request().to();
        List<String> alike = planned.after().readable(member.owner()).stream()
                .flatMap(owner -> owner.methods().stream())
                .filter(method -> member.isMethod() && method.name().equals(member.name()))
                .map(MethodShape::source)
                .toList();
        return Diagnostic.error(
                "no_such_member",
                null,
                Listing.of(names) + (names.size() == 1 ? " uses " : " use ") + member.source() + " of "
                        + member.owner() + ", which " + to + " does not have"
                        + (alike.isEmpty() ? "" : "; it has " + Listing.of(alike)),
                "build all of " + to + " anew: these classes were compiled against another " + member.owner());
    }
}
