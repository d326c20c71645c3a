package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.code.ClassSet;
import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a version of what runs and the classes in a folder that differ from it. */
final class OverlayFinder {

    /** Of code that says nothing of its version. */
    private static final String UNVERSIONED = "unversioned";

    private static final Pattern WATCHED = Pattern.compile("(.*)\\+watch\\.([0-9]{1,9})");

    private final TargetFinder targets;

    OverlayFinder(TargetFinder targets) {
        this.targets = targets;
    }

    /**
     * What would come of it; a class that is not in the folder stays as it is.
     *
     * @throws RefusedException also if nothing differs
     */
    Move move(ChangeRequest request) throws IOException, RefusedException {
        ClassSet folder;
        try (CodeSource code = CodeSource.open(Path.of(request.code()))) {
            folder = ClassSet.of(code);
        }
        Target target = targets.under(Path.of(request.code()), folder, request);
        ClassSet running = target.classes();
        Map<String, Optional<byte[]>> changed = new HashMap<>();
        folder.classes().forEach((name, bytes) -> {
            if (running.bytes(name).filter(old -> Arrays.equals(old, bytes)).isEmpty()) {
                changed.put(name, Optional.of(bytes));
            }
        });
        if (changed.isEmpty()) {
            throw new RefusedException(Diagnostic.error(
                    ChangeRequest.NOTHING_NEW, null, "no class in " + request.code() + " differs from what runs",
                    "compile into it"));
        }
        String current = target.versions().current();
        // Resources stay where they are.
        Wanted wanted = new Wanted(target.application(), next(current), running.with(changed),
                Optional.ofNullable(target.versions().codes().get(current)), Optional.empty());
        return new Move(target, wanted, Direction.UP, Optional.empty());
    }

    /** {@code 1.0}, {@code 1.0+watch.1}, {@code 1.0+watch.2}. */
    static String next(String version) {
        Matcher matcher = WATCHED.matcher(version);
        return matcher.matches()
                ? matcher.group(1) + "+watch." + (Integer.parseInt(matcher.group(2)) + 1)
                : version + "+watch.1";
    }

    /** What a version is called that nothing tells. */
    static String named(String version) {
        return version.isEmpty() ? UNVERSIONED : version;
    }
}
