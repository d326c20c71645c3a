package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.RelupInstruction;
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
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The modules that instructions name, whatever they do to them. */
public final class NamedModules {

    private NamedModules() {}

    /** All of them, sorted. */
    public static SortedSet<String> in(List<AppupInstruction> instructions) {
        SortedSet<String> names = new TreeSet<>();
        for (AppupInstruction instruction : instructions) {
            if (instruction instanceof ModuleInstruction module) {
                names.add(module.module().value());
            } else if (instruction instanceof LowLevel low) {
                names.addAll(in(low.instruction()));
                if (low.instruction() instanceof LoadObjectCode read) {
                    names.addAll(read.modules());
                }
            }
        }
        return names;
    }

    /** Those that one low-level instruction is about; the code that load_object_code reads is not among them. */
    static List<String> in(RelupInstruction instruction) {
        if (instruction instanceof Load i) {
            return List.of(i.module());
        } else if (instruction instanceof Remove i) {
            return List.of(i.module());
        } else if (instruction instanceof PurgeModules i) {
            return i.modules();
        } else if (instruction instanceof Suspend i) {
            return i.modules().stream().map(Suspended::module).toList();
        } else if (instruction instanceof Resume i) {
            return i.modules();
        } else if (instruction instanceof CodeChange i) {
            return i.modules().stream().map(Changed::module).toList();
        } else if (instruction instanceof Stop i) {
            return i.modules();
        } else if (instruction instanceof Start i) {
            return i.modules();
        } else if (instruction instanceof Apply
                || instruction instanceof LoadObjectCode
                || instruction instanceof PointOfNoReturn
                || instruction instanceof SyncNodes
                || instruction instanceof RestartNewEmulator
                || instruction instanceof RestartEmulator) {
            // The class that apply calls may well be outside the release, in a library or the JDK.
            return List.of();
        }
        throw new AssertionError("unknown instruction " + instruction);
    }
}
