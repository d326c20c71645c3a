package dev.molt.appup;

import java.util.List;

/**
 * The low-level language, as evaluated: one record per instruction, in OTP's words.
 *
 * <pre>
 * load_object_code      read code into memory; the only instruction beside apply before the point of no return
 * point_of_no_return    what precedes may fail without a trace
 * load, remove, purge   put code in, take code out, let go of what was taken out
 * suspend, code_change, resume
 * stop, start           the components of a module
 * sync_nodes            wait for other nodes
 * apply                 call a static method
 * restart_new_emulator, restart_emulator
 * </pre>
 *
 * <p>Source: the relup(4) and appup(4) manual pages of Erlang/OTP.
 */
public sealed interface RelupInstruction {

    /** Reads the code of modules into memory. */
    record LoadObjectCode(String application, String version, List<String> modules) implements RelupInstruction {}

    /** Parts the script: whatever precedes leaves no trace when it fails. */
    record PointOfNoReturn() implements RelupInstruction {}

    /** Makes a module's new code the running code. */
    record Load(String module, Purge prePurge, Purge postPurge) implements RelupInstruction {}

    /** Takes a module out: nothing can name it any more. */
    record Remove(String module, Purge prePurge, Purge postPurge) implements RelupInstruction {}

    /** Lets go of the old code of modules. */
    record PurgeModules(List<String> modules) implements RelupInstruction {}

    /** Stops callers from entering modules, and waits until nobody is inside. */
    record Suspend(List<Suspended> modules) implements RelupInstruction {}

    /** One module to suspend and how long to wait for it. */
    record Suspended(String module, Timeout timeout) {}

    /** Lets callers in again. */
    record Resume(List<String> modules) implements RelupInstruction {}

    /** Transforms the state of suspended modules. */
    record CodeChange(Direction direction, List<Changed> modules) implements RelupInstruction {}

    /** One module whose state is transformed, and what its transform is handed as extra (plain YAML values). */
    record Changed(String module, Object extra) {}

    /** Stops the components of modules. */
    record Stop(List<String> modules) implements RelupInstruction {}

    /** Starts the components of modules. */
    record Start(List<String> modules) implements RelupInstruction {}

    /** Waits until the named nodes reach the same instruction. */
    record SyncNodes(String id, List<String> nodes) implements RelupInstruction {}

    /** Calls a static method with plain YAML values. */
    record Apply(String module, String function, List<Object> arguments) implements RelupInstruction {}

    /** Starts the runtime anew before the rest of the script. */
    record RestartNewEmulator() implements RelupInstruction {}

    /** Starts the runtime anew after the script. */
    record RestartEmulator() implements RelupInstruction {}
}
