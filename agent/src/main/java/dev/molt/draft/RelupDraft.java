package dev.molt.draft;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.appup.Relup;
import dev.molt.classfile.MalformedClassException;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.plan.ClassChanges;
import dev.molt.relup.ApplicationModules;
import dev.molt.relup.ReleaseApplication;
import dev.molt.relup.ReleaseContents;
import dev.molt.relup.ReleaseScript;
import dev.molt.relup.ReleaseScripts;
import dev.molt.relup.ReleaseStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes the relup file of a release from the upgrade files of its applications. */
public final class RelupDraft {

    private final LoadedRelease newer;
    private final boolean restart;
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();

    private RelupDraft(LoadedRelease newer, boolean restart) {
        this.newer = newer;
        this.restart = restart;
    }

    /**
     * A relup file and what to say of it.
     *
     * @param warnings what is not wrong, and may not be meant
     */
    public record Written(Relup relup, List<Diagnostic> warnings) {}

    /**
     * The relup file of a release.
     *
     * @param from the releases that it is upgraded from
     * @param to the releases that it is downgraded to
     * @param restart whether each script ends with a new start of the JVM
     * @throws RefusedException with every error in the applications of the first step that cannot be made
     */
    public static Written write(
            LoadedRelease newer, List<LoadedRelease> from, List<LoadedRelease> to, boolean restart)
            throws RefusedException {
        RelupDraft draft = new RelupDraft(newer, restart);
        try {
            List<Relup.Entry> up = new ArrayList<>();
            for (LoadedRelease older : from) {
                up.add(entry(older, draft.script(older, newer, Direction.UP)));
            }
            List<Relup.Entry> down = new ArrayList<>();
            for (LoadedRelease older : to) {
                down.add(entry(older, draft.script(newer, older, Direction.DOWN)));
            }
            Relup relup = new Relup(
                    new Source("(written)", ""), newer.descriptor().release(), newer.descriptor().version(), up, down);
            return new Written(relup, List.copyOf(draft.warnings));
        } catch (MalformedClassException e) {
            throw new RefusedException(
                    Diagnostic.error("malformed_class", null, e.getMessage(), "build the jar again"));
        }
    }

    /**
     * The script of one step, as an installer evaluates it.
     *
     * @throws RefusedException with every error in the applications
     */
    public static ReleaseScript script(
            LoadedRelease from, LoadedRelease to, Direction direction, boolean restart) throws RefusedException {
        return new RelupDraft(direction == Direction.UP ? to : from, restart).script(from, to, direction);
    }

    private static Relup.Entry entry(LoadedRelease older, ReleaseScript script) {
        return new Relup.Entry(
                null,
                older.descriptor().version(),
                script.description(),
                script.script().instructions().stream().map(i -> new Located<>(i, null)).toList());
    }

    private ReleaseScript script(LoadedRelease from, LoadedRelease to, Direction direction) throws RefusedException {
        Set<String> unchanged = unchanged(from, to);
        unchanged.forEach(name -> warnings.add(Diagnostic.warning(
                "unchanged_application",
                newer.member(name).version().position(),
                "no class of " + name + " differs between " + from.applications().get(name).version() + " and "
                        + to.applications().get(name).version(),
                "keep the version, unless something else in the jar changed")));
        StepAppups appups = StepAppups.read(from, to, direction);
        return ReleaseScripts.of(new ReleaseStep(
                contents(from, appups.of(from)), contents(to, appups.of(to)), direction, unchanged, restart));
    }

    private static Set<String> unchanged(LoadedRelease from, LoadedRelease to) {
        Set<String> unchanged = new TreeSet<>();
        from.applications().forEach((name, before) -> {
            ApplicationVersion after = to.applications().get(name);
            if (after != null
                    && !after.version().equals(before.version())
                    && ClassChanges.between(before.classes(), after.classes()).isEmpty()) {
                unchanged.add(name);
            }
        });
        return unchanged;
    }

    private static ReleaseContents contents(LoadedRelease release, Map<String, Appup> appups) {
        List<ReleaseApplication> applications = release.applications().values().stream()
                .map(application -> application(
                        application, release.member(application.application()), appups.get(application.application())))
                .toList();
        return new ReleaseContents(release.descriptor(), applications);
    }

    private static ReleaseApplication application(ApplicationVersion application, Member member, Appup appup) {
        return new ReleaseApplication(
                new ApplicationModules(
                        application.application(),
                        application.version(),
                        List.copyOf(application.classes().names()),
                        member.type()),
                member.version(),
                application.appupPlace(),
                Optional.ofNullable(appup));
    }
}
