package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddApplication;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.RemoveApplication;
import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.Windows;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import dev.molt.relup.UpgradeEntries.Found;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Makes one script of what the upgrade files of a release's applications say.
 *
 * <pre>
 * restart_new_emulator   if the Java or the Molt version differs; going down restart_emulator at the end instead
 * add_application        those that are new, in the order in which they start
 * (upgrade files)        of those whose versions differ, in that order; going down in the opposite one
 * remove_application     those that are gone, last started first
 * restart_emulator       if asked for
 * </pre>
 *
 * <p>Source: {@code systools_relup} of Erlang/OTP.
 */
public final class ReleaseScripts {

    private final ReleaseStep step;
    private final Findings errors = new Findings();
    private final List<TranslationUnit> units = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Windows> windows = new ArrayList<>();

    private ReleaseScripts(ReleaseStep step) {
        this.step = step;
    }

    /**
     * The script of a step.
     *
     * @throws RefusedException with every error of the applications, or of the first failing pass of the translation
     */
    public static ReleaseScript of(ReleaseStep step) throws RefusedException {
        return new ReleaseScripts(step).script();
    }

    private ReleaseScript script() throws RefusedException {
        if (step.from().version().equals(step.to().version())) {
            throw new RefusedException(Diagnostic.error(
                    "bad_vsn",
                    step.from().descriptor().version().position(),
                    "both releases have version " + step.to().version(),
                    "name two releases of different versions"));
        }
        boolean runsElsewhere = step.to().runsElsewhere(step.from());
        if (runsElsewhere) {
            unit("", new LowLevel(null, new RestartNewEmulator()));
        }
        step.to().applications().forEach(this::add);
        inOrder(step.direction() == Direction.UP ? step.to() : step.from()).forEach(this::change);
        reversed(step.from().applications()).forEach(this::remove);
        if (step.restart()) {
            unit("", new LowLevel(null, new RestartEmulator()));
        }
        errors.refuseIfAny();
        if (runsElsewhere || step.restart()) {
            words.add("restarts the JVM");
        }
        Script script = new Translator(new Applications(step.from().modules(), step.to().modules()))
                .translate(units, step.direction(), windows());
        return new ReleaseScript(words.isEmpty() ? "nothing changes" : String.join(", ", words), script);
    }

    /** Those that start first are upgraded first, and downgraded last. */
    private List<ReleaseApplication> inOrder(ReleaseContents newer) {
        return step.direction() == Direction.UP ? newer.applications() : reversed(newer.applications());
    }

    private void add(ReleaseApplication added) {
        if (step.from().application(added.name()).isEmpty()) {
            Located<String> name = new Located<>(added.name(), added.version().position());
            unit(added.name(), new AddApplication(name.position(), name, added.modules().startType()));
            words.add("adds " + added);
        }
    }

    private void remove(ReleaseApplication removed) {
        if (step.to().application(removed.name()).isEmpty()) {
            Located<String> name = new Located<>(removed.name(), removed.version().position());
            unit(removed.name(), new RemoveApplication(name.position(), name));
            words.add("removes " + removed);
        }
    }

    private void change(ReleaseApplication application) {
        String name = application.name();
        Optional<ReleaseApplication> from = step.from().application(name);
        Optional<ReleaseApplication> to = step.to().application(name);
        if (from.isEmpty() || to.isEmpty() || sameVersion(from.get(), to.get())) {
            return;
        }
        words.add(from.get() + " -> " + to.get().modules().version());
        boolean silent = from.get().appup().isEmpty() && to.get().appup().isEmpty();
        if (!(silent && step.unchanged().contains(name))) {
            new UpgradeEntries(step.direction(), errors).find(from.get(), to.get()).ifPresent(found -> change(name, found));
        }
    }

    private void change(String name, Found found) {
        found.entry().instructions().forEach(this::checkApplication);
        windows.add(found.appup().windows());
        Optional<Direction> other = Optional.of(found.direction()).filter(way -> way != step.direction());
        units.add(new TranslationUnit(name, found.entry().instructions(), other));
    }

    /** The release itself says which applications come and go; a second word on that would be lost, or be one too many. */
    private void checkApplication(AppupInstruction instruction) {
        if (instruction instanceof AddApplication add) {
            String name = add.application().value();
            if (step.from().application(name).isPresent()) {
                errors.add(new Refusals().addedApplicationPresent(name, add.position()));
            } else if (step.to().application(name).isPresent()) {
                errors.add(new Refusals().doneByTheRelease("added", name, add.position()));
            }
        } else if (instruction instanceof RemoveApplication remove) {
            String name = remove.application().value();
            if (step.from().application(name).isPresent() && step.to().application(name).isEmpty()) {
                errors.add(new Refusals().doneByTheRelease("removed", name, remove.position()));
            }
        }
    }

    private static boolean sameVersion(ReleaseApplication one, ReleaseApplication other) {
        return one.modules().version().equals(other.modules().version());
    }

    /** One window for all, unless each of the files wants several. */
    private Windows windows() {
        boolean each = !windows.isEmpty() && windows.stream().allMatch(wanted -> wanted == Windows.PER_COMPONENT);
        return each ? Windows.PER_COMPONENT : Windows.WHOLE;
    }

    private void unit(String application, AppupInstruction instruction) {
        units.add(new TranslationUnit(application, List.of(instruction)));
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
