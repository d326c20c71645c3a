package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Direction;
import dev.molt.appup.Purge;
import dev.molt.appup.VersionPattern;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an upgrade file says of anonymous and local classes that run under other names than it knows: whoever wrote it
 * had the compilers' numbers before him.
 *
 * <p>Its lines about the classes of such hosts are replaced by what is to be done, in both directions; the rest stays.
 * What more an {@code update} asks for, as a change of state, nothing stands for: it is refused.
 */
public final class NumberedModules {

    private static final Pattern NUMBERED = Pattern.compile("(.+?)\\$\\d.*");

    private final SortedMap<String, ClassChange> up;
    private final Predicate<String> moved;

    private NumberedModules(SortedMap<String, ClassChange> up, Predicate<String> moved) {
        this.up = up;
        this.moved = moved;
    }

    /**
     * The file as it is meant.
     *
     * @param older the version that it is applied to, or comes back to
     * @param changes the differences from that version to the file's own, by the names under which classes run
     * @param renamed the names of classes that run under others
     */
    public static Appup meant(
            Appup appup, String older, SortedMap<String, ClassChange> changes, Map<String, String> renamed) {
        Predicate<String> moved = moved(renamed);
        SortedMap<String, ClassChange> own = new TreeMap<>(changes);
        own.keySet().removeIf(moved.negate());
        NumberedModules modules = new NumberedModules(own, moved);
        return new Appup(appup.source(), appup.application(), appup.version(), appup.windows(),
                modules.entries(appup.up(), older, Direction.UP), modules.entries(appup.down(), older, Direction.DOWN));
    }

    /**
     * What the file wants of such classes and would not get: who wrote it had other objects in mind.
     *
     * @param older the version that it is applied to, or comes back to
     * @param renamed the names of classes that run under others
     */
    public static List<Diagnostic> refused(
            Appup appup, String older, Direction direction, Map<String, String> renamed) {
        Predicate<String> moved = moved(renamed);
        List<Diagnostic> refused = new ArrayList<>();
        (direction == Direction.UP ? appup.up() : appup.down()).stream()
                .filter(entry -> entry.version().value().matches(older))
                .findFirst()
                .ifPresent(entry -> entry.instructions().forEach(each -> {
                    if (each instanceof Update update && moved.test(update.module().value())) {
                        refused.add(refusal(update, renamed));
                    }
                }));
        return refused;
    }

    private static Diagnostic refusal(Update update, Map<String, String> renamed) {
        String name = update.module().value();
        return Diagnostic.error("not_reshaped", update.position(),
                name + " cannot be updated as this says: anonymous and local classes of " + host(name)
                        + " run under other names here (" + renamed.entrySet().stream()
                                .filter(each -> host(each.getKey()).equals(host(name)))
                                .map(each -> each.getKey() + " as " + each.getValue())
                                .collect(Collectors.joining(", ")) + ")",
                "leave the line out if the class may be loaded without it; else give the class a name of its own and start"
                        + " the JVM anew");
    }

    private static Predicate<String> moved(Map<String, String> renamed) {
        List<String> hosts = renamed.keySet().stream().map(NumberedModules::host).distinct().toList();
        return name -> NUMBERED.matcher(name).matches() && hosts.contains(host(name));
    }

    private static String host(String name) {
        return NUMBERED.matcher(name).replaceFirst("$1");
    }

    /** Those that lead elsewhere stay as they are, as others may come before them for this version. */
    private List<Appup.Entry> entries(List<Appup.Entry> entries, String older, Direction direction) {
        List<Appup.Entry> meant = new ArrayList<>();
        for (Appup.Entry entry : entries) {
            if (entry.version().value().matches(older)) {
                meant.add(new Appup.Entry(entry.position(),
                        new Located<>(new VersionPattern.Exact(older), entry.version().position()),
                        instructions(entry.instructions(), direction)));
            }
            meant.add(entry);
        }
        return meant;
    }

    private List<AppupInstruction> instructions(List<AppupInstruction> written, Direction direction) {
        List<AppupInstruction> meant = new ArrayList<>();
        boolean brutal = false;
        for (AppupInstruction each : written) {
            if (each instanceof ModuleInstruction module && moved.test(module.module().value())) {
                brutal |= each instanceof DeleteModule delete && delete.purge() == Purge.BRUTAL_PURGE;
            } else {
                meant.add(withoutMoved(each));
            }
        }
        for (AppupInstruction each : AppupGenerator.instructions(up, direction)) {
            meant.add(each instanceof DeleteModule delete && brutal
                    ? new DeleteModule(null, delete.module(), Purge.BRUTAL_PURGE, List.of()) : each);
        }
        return meant;
    }

    private AppupInstruction withoutMoved(AppupInstruction each) {
        if (each instanceof LoadModule m) {
            return new LoadModule(m.position(), m.module(), m.prePurge(), m.postPurge(), others(m.dependsOn()),
                    m.renew());
        } else if (each instanceof AddModule m) {
            return new AddModule(m.position(), m.module(), others(m.dependsOn()));
        } else if (each instanceof DeleteModule m) {
            return new DeleteModule(m.position(), m.module(), m.purge(), others(m.dependsOn()));
        }
        return each;
    }

    private List<Located<String>> others(List<Located<String>> modules) {
        return modules.stream().filter(module -> !moved.test(module.value())).toList();
    }
}
