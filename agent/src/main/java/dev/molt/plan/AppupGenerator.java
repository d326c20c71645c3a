package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.Direction;
import dev.molt.appup.Purge;
import dev.molt.appup.VersionPattern;
import dev.molt.appup.Windows;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.References;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the upgrade file that nobody wrote, from the difference between two versions, in both directions. */
public final class AppupGenerator {

    private AppupGenerator() {}

    /**
     * The upgrade file between two versions: new classes added, changed ones loaded, missing ones deleted, each depending
     * on the others of these that it names.
     *
     * @param older the version that {@code up} comes from and {@code down} goes to
     * @param newer the version that the file is for
     * @param changes the differences from {@code older} to {@code newer}
     */
    public static Appup generate(
            String application, String older, String newer, Map<String, ClassChange> changes) {
        return new Appup(
                new Source("(generated)", ""),
                new Located<>(application, null),
                new Located<>(newer, null),
                Windows.WHOLE,
                List.of(entry(older, instructions(changes, Direction.UP))),
                List.of(entry(older, instructions(changes, Direction.DOWN))));
    }

    /** What a restart of an application does to its classes: nobody is left in old code, so nothing is asked. */
    static List<AppupInstruction> replacing(Map<String, ClassChange> changes) {
        return instructions(changes, Direction.UP).stream()
                .map(instruction -> instruction instanceof DeleteModule delete
                        ? new DeleteModule(null, delete.module(), Purge.BRUTAL_PURGE, List.of())
                        : instruction)
                .toList();
    }

    private static Appup.Entry entry(String version, List<AppupInstruction> instructions) {
        return new Appup.Entry(null, new Located<>(new VersionPattern.Exact(version), null), instructions);
    }

    static List<AppupInstruction> instructions(Map<String, ClassChange> changes, Direction direction) {
        List<AppupInstruction> added = new ArrayList<>();
        List<AppupInstruction> loaded = new ArrayList<>();
        List<AppupInstruction> deleted = new ArrayList<>();
        for (ClassChange change : changes.values()) {
            Located<String> module = new Located<>(change.name(), null);
            boolean comes = direction == Direction.UP ? change.isAdded() : change.isDeleted();
            boolean goes = direction == Direction.UP ? change.isDeleted() : change.isAdded();
            ClassFile target = (direction == Direction.UP ? change.after() : change.before()).orElse(null);
            if (goes) {
                deleted.add(new DeleteModule(null, module, Purge.SOFT_PURGE, List.of()));
            } else if (comes) {
                added.add(new AddModule(null, module, dependencies(target, changes)));
            } else {
                loaded.add(new LoadModule(
                        null, module, Purge.BRUTAL_PURGE, Purge.BRUTAL_PURGE, dependencies(target, changes), List.of()));
            }
        }
        added.addAll(loaded);
        added.addAll(deleted);
        return added;
    }

    /** The changed modules that the class names: those whose new code it is going to call. */
    private static List<Located<String>> dependencies(ClassFile file, Map<String, ClassChange> changes) {
        return References.in(file).classes().stream()
                .filter(name -> changes.containsKey(name) && !name.equals(file.name()))
                .map(name -> new Located<>(name, (Position) null))
                .toList();
    }
}
