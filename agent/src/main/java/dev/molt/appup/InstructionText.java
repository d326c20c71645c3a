package dev.molt.appup;

import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.RelupInstruction.Resume;
import dev.molt.appup.RelupInstruction.Start;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.RelupInstruction.SyncNodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Low-level instructions as people read them: OTP's words, in the YAML flow style that upgrade files also accept. */
public final class InstructionText {

    private final FlowText flow = new FlowText();

    /** The instruction on one line. */
    public String of(RelupInstruction instruction) {
        Object arguments = arguments(instruction);
        return arguments == null ? word(instruction) : word(instruction) + ": " + flow.of(arguments);
    }

    /** The instruction's name alone. */
    public String word(RelupInstruction instruction) {
        if (instruction instanceof LoadObjectCode) {
            return "load_object_code";
        } else if (instruction instanceof PointOfNoReturn) {
            return "point_of_no_return";
        } else if (instruction instanceof Load) {
            return "load";
        } else if (instruction instanceof Remove) {
            return "remove";
        } else if (instruction instanceof PurgeModules) {
            return "purge";
        } else if (instruction instanceof Suspend) {
            return "suspend";
        } else if (instruction instanceof Resume) {
            return "resume";
        } else if (instruction instanceof CodeChange) {
            return "code_change";
        } else if (instruction instanceof Stop) {
            return "stop";
        } else if (instruction instanceof Start) {
            return "start";
        } else if (instruction instanceof SyncNodes) {
            return "sync_nodes";
        } else if (instruction instanceof Apply) {
            return "apply";
        } else if (instruction instanceof RestartNewEmulator) {
            return "restart_new_emulator";
        } else if (instruction instanceof RestartEmulator) {
            return "restart_emulator";
        }
        throw new AssertionError("unknown instruction " + instruction);
    }

    /** The plain value that follows the word, or null for an instruction that is its word alone. */
    private Object arguments(RelupInstruction instruction) {
        if (instruction instanceof LoadObjectCode i) {
            return mapping("application", i.application(), "version", i.version(), "modules", i.modules());
        } else if (instruction instanceof Load i) {
            return modulePurged(i.module(), i.prePurge(), i.postPurge());
        } else if (instruction instanceof Remove i) {
            return modulePurged(i.module(), i.prePurge(), i.postPurge());
        } else if (instruction instanceof PurgeModules i) {
            return i.modules();
        } else if (instruction instanceof Suspend i) {
            return i.modules().stream().map(this::suspended).toList();
        } else if (instruction instanceof Resume i) {
            return i.modules();
        } else if (instruction instanceof CodeChange i) {
            List<?> changed = i.modules().stream().map(this::changed).toList();
            return mapping("direction", i.direction().toString(), "modules", changed);
        } else if (instruction instanceof Stop i) {
            return i.modules();
        } else if (instruction instanceof Start i) {
            return i.modules();
        } else if (instruction instanceof SyncNodes i) {
            return mapping("id", i.id(), "nodes", i.nodes());
        } else if (instruction instanceof Apply i) {
            return mapping("module", i.module(), "function", i.function(), "arguments", i.arguments());
        } else if (instruction instanceof PointOfNoReturn
                || instruction instanceof RestartNewEmulator
                || instruction instanceof RestartEmulator) {
            return null;
        }
        throw new AssertionError("unknown instruction " + instruction);
    }

    private Object modulePurged(String module, Purge prePurge, Purge postPurge) {
        return mapping("module", module, "pre_purge", prePurge.toString(), "post_purge", postPurge.toString());
    }

    private Object suspended(Suspended suspended) {
        Timeout timeout = suspended.timeout();
        return timeout instanceof Timeout.Default
                ? suspended.module()
                : mapping("module", suspended.module(), "timeout", TimeoutText.of(timeout));
    }

    private Object changed(Changed changed) {
        return mapping("module", changed.module(), "extra", changed.extra());
    }

    /** A mapping in the order given. */
    static Map<String, Object> mapping(Object... keysAndValues) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            mapping.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return mapping;
    }
}
