package dev.molt.plan;

import dev.molt.classfile.MemberReference;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The applications of a release fit together: what one uses of another is there.
 *
 * <p>Within one application, {@link MembersExist} looks. What did not fit before is none of the upgrade's business.
 */
public final class ApplicationsFit {

    private final ParsedClasses before;
    private final ParsedClasses after;
    private final MemberLookup lookupBefore;
    private final MemberLookup lookupAfter;
    private final Map<String, String> owners = new HashMap<>();

    private ApplicationsFit(Map<String, ClassSet> before, Map<String, ClassSet> after) {
        this.before = new ParsedClasses(together(before));
        this.after = new ParsedClasses(together(after));
        this.lookupBefore = new MemberLookup(this.before);
        this.lookupAfter = new MemberLookup(this.after);
        before.forEach((application, classes) -> classes.names().forEach(name -> owners.put(name, application)));
        after.forEach((application, classes) -> classes.names().forEach(name -> owners.put(name, application)));
    }

    /**
     * What does not fit.
     *
     * @param before the classes of the release that runs, by application
     * @param after those of the release wanted
     */
    public static List<Diagnostic> check(Map<String, ClassSet> before, Map<String, ClassSet> after) {
        return new ApplicationsFit(before, after).check();
    }

    private static ClassSet together(Map<String, ClassSet> applications) {
        TreeMap<String, byte[]> all = new TreeMap<>();
        applications.values().forEach(classes -> all.putAll(classes.classes()));
        return new ClassSet(all);
    }

    private List<Diagnostic> check() {
        Map<String, List<String>> users = new TreeMap<>();
        Map<String, String> applications = new TreeMap<>();
        for (String name : after.names()) {
            for (String missing : missing(name)) {
                users.computeIfAbsent(missing, m -> new ArrayList<>()).add(name);
                applications.put(missing, owners.get(name));
            }
        }
        List<Diagnostic> found = new ArrayList<>();
        users.forEach((missing, names) -> found.add(Diagnostic.error(
                "no_such_member",
                null,
                Listing.of(names) + " of " + applications.get(missing) + (names.size() == 1 ? " uses " : " use ")
                        + missing + ", which the release wanted does not have",
                "build " + applications.get(missing) + " against the applications of that release")));
        return found;
    }

    private TreeSet<String> missing(String user) {
        TreeSet<String> missing = new TreeSet<>();
        for (MemberReference member : after.references(user).members()) {
            boolean other = !owners.get(user).equals(owners.getOrDefault(member.owner(), owners.get(user)));
            boolean gone = before.contains(member.owner()) && !after.contains(member.owner());
            boolean before = this.before.references(user).members().contains(member) && lookupBefore.isAbsent(member);
            if (other && !before && (gone || lookupAfter.isAbsent(member))) {
                missing.add(gone ? member.owner() : member.source() + " of " + member.owner());
            }
        }
        return missing;
    }
}
