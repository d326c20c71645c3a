package dev.molt.draft;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.appup.Direction;
import dev.molt.appup.Purge;
import dev.molt.classfile.MalformedClassException;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.plan.AppupCheck;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two versions of one application, whose names are known to fit: what leads from one to the other, or should. */
public final class VersionPair {

    private final ApplicationVersion older;
    private final ApplicationVersion newer;

    private VersionPair(ApplicationVersion older, ApplicationVersion newer) {
        this.older = older;
        this.newer = newer;
    }

    /**
     * Two versions that belong together.
     *
     * @throws RefusedException if one has no version, both have the same one, or they are of different applications
     */
    public static VersionPair of(ApplicationVersion older, ApplicationVersion newer) throws RefusedException {
        refuseUnknown(older, "--from");
        refuseUnknown(newer, "--to");
        if (!older.application().equals(newer.application())) {
            throw refusal(
                    "bad_application",
                    older.path() + " holds " + older.application() + ", and " + newer.path() + " holds "
                            + newer.application(),
                    "name two versions of one application, or write --application NAME");
        }
        if (older.version().equals(newer.version())) {
            throw refusal(
                    "bad_vsn",
                    older.path() + " and " + newer.path() + " both hold " + newer.application() + " "
                            + newer.version(),
                    "name two versions, or write --from VERSION and --to VERSION");
        }
        return new VersionPair(older, newer);
    }

    private static void refuseUnknown(ApplicationVersion version, String option) throws RefusedException {
        if (version.version().isEmpty()) {
            throw refusal(
                    "unknown_version",
                    "nothing in " + version.path() + " says which version it is",
                    "pack META-INF/molt/application.yaml, or write " + option + " VERSION");
        }
    }

    /** The older one. */
    public ApplicationVersion older() {
        return older;
    }

    /** The newer one. */
    public ApplicationVersion newer() {
        return newer;
    }

    /** A draft of the upgrade file between them. */
    public Draft draft(Optional<Purge> purge) throws RefusedException {
        try {
            return AppupDraft.between(older, newer, purge);
        } catch (MalformedClassException e) {
            throw malformed(e);
        }
    }

    /**
     * What is to be said of an upgrade file, errors first, and these as they stand in it.
     *
     * @param file the file, or empty for the one in the newer version's jar
     * @throws RefusedException if there is none or it cannot be read
     */
    public List<Diagnostic> check(Optional<Source> file) throws RefusedException {
        Source source = file.or(newer::appup).orElseThrow(() -> refusal(
                "no_appup", "there is no " + newer.appupPlace(), "name the file: --check=FILE"));
        Appup appup = AppupReader.read(source);
        try {
            Difference difference = new Difference(older, newer);
            AppupCheck check = new AppupCheck(newer.application(), appup, difference.containers());
            Set<Diagnostic> found = new LinkedHashSet<>(
                    check.between(older.version(), older.classes(), newer.version(), newer.classes()));
            for (Direction direction : Direction.values()) {
                appup.entryFor(direction, older.version()).ifPresent(entry ->
                        found.addAll(new EntryCheck(difference, direction).check(entry)));
            }
            return found.stream()
                    .sorted(Comparator.comparing(Diagnostic::severity)
                            .thenComparing(Diagnostic::position, Comparator.nullsLast(
                                    Comparator.comparingInt(Position::line).thenComparingInt(Position::column))))
                    .toList();
        } catch (MalformedClassException e) {
            throw malformed(e);
        }
    }

    private static RefusedException malformed(MalformedClassException e) {
        return refusal("malformed_class", e.getMessage(), "build the jar again");
    }

    private static RefusedException refusal(String code, String message, String cure) {
        return new RefusedException(Diagnostic.error(code, null, message, cure));
    }
}
