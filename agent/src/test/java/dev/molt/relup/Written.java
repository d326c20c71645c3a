package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Change;
import dev.molt.appup.Migrate;
import dev.molt.appup.ModuleType;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.Resume;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.StartType;
import dev.molt.appup.StateTransform;
import dev.molt.appup.Timeout;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Instructions as tests write them, in few words; {@code dependsOn} comes last, purges are soft. */
final class Written {

    static final Position HERE = new Position(new Source("here", "the line"), 1, 5);

    private Written() {}

    static Update update(String module, String... dependsOn) {
        return update(module, ModuleType.DYNAMIC, new Change.Soft(), dependsOn);
    }

    static Update update(String module, ModuleType type, Change change, String... dependsOn) {
        return new Update(
                HERE,
                named(module),
                type,
                new Timeout.Default(),
                change,
                Purge.SOFT_PURGE,
                Purge.SOFT_PURGE,
                all(dependsOn),
                StateTransform.none(),
                Migrate.EAGER,
                List.of());
    }

    static LoadModule load(String module, String... dependsOn) {
        return new LoadModule(HERE, named(module), Purge.SOFT_PURGE, Purge.SOFT_PURGE, all(dependsOn), List.of());
    }

    static AddModule add(String module, String... dependsOn) {
        return new AddModule(HERE, named(module), all(dependsOn));
    }

    static DeleteModule delete(String module, String... dependsOn) {
        return new DeleteModule(HERE, named(module), Purge.SOFT_PURGE, all(dependsOn));
    }

    static LowLevel byHand(RelupInstruction instruction) {
        return new LowLevel(HERE, instruction);
    }

    static Apply apply(String function) {
        return new Apply("m.M", function, List.of());
    }

    static Suspend suspend(String... modules) {
        return new Suspend(Stream.of(modules)
                .map(module -> new Suspended(module, new Timeout.Default()))
                .toList());
    }

    static Resume resume(String... modules) {
        return new Resume(List.of(modules));
    }

    static LoadObjectCode read(String application, String version, String... modules) {
        return new LoadObjectCode(application, version, List.of(modules));
    }

    static TranslationUnit unit(AppupInstruction... instructions) {
        return new TranslationUnit("app", List.of(instructions));
    }

    static ApplicationModules application(String name, String version, String... modules) {
        return new ApplicationModules(name, version, List.of(modules), StartType.PERMANENT);
    }

    static Located<String> named(String name) {
        return new Located<>(name, HERE);
    }

    /** Low-level instructions as a text that holds one on each line. */
    static List<Located<RelupInstruction>> script(RelupInstruction... instructions) {
        Source source = new Source("relup", new Script(List.of(instructions)).toString());
        List<Located<RelupInstruction>> script = new ArrayList<>();
        for (RelupInstruction instruction : instructions) {
            script.add(new Located<>(instruction, new Position(source, script.size() + 1, 3)));
        }
        return script;
    }

    /** The script's lines, without places. */
    static String text(List<Located<RelupInstruction>> script) {
        return new Script(script.stream().map(Located::value).toList()).toString();
    }

    /** Each refusal as {@code line code: message; cure}, on a line of its own. */
    static String refusals(Executable pass) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic refusal : Assertions.assertThrows(RefusedException.class, pass).diagnostics()) {
            text.append(refusal.position() == null ? "-" : refusal.position().line())
                    .append(' ')
                    .append(refusal.code())
                    .append(": ")
                    .append(refusal.message())
                    .append("; ")
                    .append(refusal.cure())
                    .append('\n');
        }
        return text.toString();
    }

    private static List<Located<String>> all(String... names) {
        return Stream.of(names).map(Written::named).toList();
    }
}
