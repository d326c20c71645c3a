package dev.molt.relup;

import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.appup.ModuleType;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.Resume;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Pass: writes windows out as low-level instructions.
 *
 * <pre>
 * up    suspend, load dependencies first, code_change up, resume
 * down  suspend, code_change down of dynamic modules, load dependents first, code_change down of static ones, resume
 * </pre>
 */
final class WindowWriter {

    private final Function<String, Direction> ways;
    private final List<Located<RelupInstruction>> script = new ArrayList<>();

    private WindowWriter(Function<String, Direction> ways) {
        this.ways = ways;
    }

    /** The script behind the point of no return, low level only. */
    static List<Located<RelupInstruction>> write(List<Stretch> stretches, Direction direction) {
        return write(stretches, module -> direction);
    }

    /** The same where modules go different ways; those that depend on each other go the same. */
    static List<Located<RelupInstruction>> write(List<Stretch> stretches, Function<String, Direction> ways) {
        WindowWriter writer = new WindowWriter(ways);
        for (Stretch stretch : stretches) {
            if (stretch instanceof Stretch.Window window) {
                writer.window(window);
            } else if (stretch instanceof Stretch.Single single) {
                writer.script.add(single.instruction());
            } else {
                throw new AssertionError("unknown stretch " + stretch);
            }
        }
        return writer.script;
    }

    private void window(Stretch.Window window) {
        List<Update> updates = window.dependentsFirst().stream()
                .filter(Update.class::isInstance)
                .map(Update.class::cast)
                .toList();
        suspend(updates);
        // Going down, the transform of a dynamic module is in the newer code, which is about to go.
        codeChange(Direction.DOWN, updates, update -> update.type() == ModuleType.DYNAMIC);
        for (Component component : window.components()) {
            boolean up = way(component.dependentsFirst().get(0)) == Direction.UP;
            (up ? component.dependenciesFirst() : component.dependentsFirst()).forEach(this::loadOrRemove);
        }
        codeChange(Direction.UP, updates, update -> true);
        codeChange(Direction.DOWN, updates, update -> update.type() == ModuleType.STATIC);
        resume(updates);
    }

    private Direction way(ModuleInstruction instruction) {
        return ways.apply(instruction.module().value());
    }

    private void suspend(List<Update> updates) {
        if (!updates.isEmpty()) {
            List<Suspended> suspended = updates.stream()
                    .map(update -> new Suspended(update.module().value(), update.timeout()))
                    .toList();
            add(new Suspend(suspended), null);
        }
    }

    private void resume(List<Update> updates) {
        if (!updates.isEmpty()) {
            List<String> modules = new ArrayList<>();
            updates.forEach(update -> modules.add(update.module().value()));
            Collections.reverse(modules);
            add(new Resume(modules), null);
        }
    }

    private void codeChange(Direction direction, List<Update> updates, Predicate<Update> included) {
        List<Changed> changed = new ArrayList<>();
        for (Update update : updates) {
            if (way(update) == direction && included.test(update) && update.change() instanceof Change.Advanced advanced) {
                changed.add(new Changed(update.module().value(), advanced.extra()));
            }
        }
        if (!changed.isEmpty()) {
            add(new CodeChange(direction, changed), null);
        }
    }

    private void loadOrRemove(ModuleInstruction instruction) {
        String module = instruction.module().value();
        Position position = instruction.position();
        if (instruction instanceof Update update) {
            add(new Load(module, update.prePurge(), update.postPurge()), position);
        } else if (instruction instanceof LoadModule load) {
            add(new Load(module, load.prePurge(), load.postPurge()), position);
        } else if (instruction instanceof AddModule) {
            // A new module has no old code, so that its purge does not matter.
            add(new Load(module, Purge.BRUTAL_PURGE, Purge.BRUTAL_PURGE), position);
        } else if (instruction instanceof DeleteModule delete) {
            add(new Remove(module, delete.purge(), delete.purge()), position);
            add(new PurgeModules(List.of(module)), position);
        } else {
            throw new AssertionError("unknown instruction " + instruction);
        }
    }

    private void add(RelupInstruction instruction, Position position) {
        script.add(new Located<>(instruction, position));
    }
}
