package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.List;

/**
 * The high-level language, as an author writes it: one record per instruction, in OTP's words.
 *
 * <pre>
 * update               suspend the module, load it, transform its state, resume
 * load_module          load new code of a module that keeps its state
 * add_module           load a module that is new
 * delete_module        take a module out
 * add_application, remove_application, restart_application
 * (any instruction of {@link RelupInstruction}, written by hand)
 * </pre>
 *
 * <p>Shorthands die in the reader: every default is filled in. Source: the appup(4) manual page of Erlang/OTP.
 */
public sealed interface AppupInstruction {

    /** Where it was written. */
    Position position();

    /** An instruction about one module, which others may depend on. */
    sealed interface ModuleInstruction extends AppupInstruction {

        /** The module's binary name, as {@link Class#getName()} gives it. */
        Located<String> module();

        /** The modules that are loaded before this one when upgrading, and after it when downgrading. */
        List<Located<String>> dependsOn();

        /** The static fields that are given what the new static initializer gives them; others keep their values. */
        default List<Located<String>> renew() {
            return List.of();
        }
    }

    /**
     * Suspends a module, loads it, transforms its state and resumes it.
     *
     * @param codeChange how its instances' state is transformed; {@link StateTransform#none()} where the author gave none
     * @param migrate when it is
     */
    record Update(
            Position position,
            Located<String> module,
            ModuleType type,
            Timeout timeout,
            Change change,
            Purge prePurge,
            Purge postPurge,
            List<Located<String>> dependsOn,
            StateTransform codeChange,
            Migrate migrate,
            List<Located<String>> renew)
            implements ModuleInstruction {}

    /** Loads new code of a module that keeps its state. */
    record LoadModule(
            Position position,
            Located<String> module,
            Purge prePurge,
            Purge postPurge,
            List<Located<String>> dependsOn,
            List<Located<String>> renew)
            implements ModuleInstruction {}

    /** Loads a module that is new in this version. */
    record AddModule(Position position, Located<String> module, List<Located<String>> dependsOn)
            implements ModuleInstruction {}

    /** Takes a module out; {@link Purge#SOFT_PURGE} refuses while instances live. */
    record DeleteModule(Position position, Located<String> module, Purge purge, List<Located<String>> dependsOn)
            implements ModuleInstruction {}

    /** Loads all modules of an application that is new, and starts it. */
    record AddApplication(Position position, Located<String> application, StartType type)
            implements AppupInstruction {}

    /** Stops an application and takes its modules out. */
    record RemoveApplication(Position position, Located<String> application) implements AppupInstruction {}

    /** Stops an application, loads all its modules and starts it; its state is lost. */
    record RestartApplication(Position position, Located<String> application) implements AppupInstruction {}

    /** A low-level instruction written by hand. */
    record LowLevel(Position position, RelupInstruction instruction) implements AppupInstruction {}
}
