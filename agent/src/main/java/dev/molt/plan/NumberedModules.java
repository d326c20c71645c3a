package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Direction;
import dev.molt.appup.Purge;
import dev.molt.appup.VersionPattern;
import dev.molt.diag.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an upgrade file says of anonymous and local classes that run under other names than it knows: whoever wrote it
 * had the compilers' numbers before him.
 *
 * <p>Its lines about the classes of such hosts are replaced by what is to be done, in both directions; the rest stays.
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
        List<String> hosts = renamed.keySet().stream().map(NumberedModules::host).distinct().toList();
        Predicate<String> moved = name -> NUMBERED.matcher(name).matches() && hosts.contains(host(name));
        SortedMap<String, ClassChange> own = new TreeMap<>(changes);
        own.keySet().removeIf(moved.negate());
        NumberedModules modules = new NumberedModules(own, moved);
        return new Appup(appup.source(), appup.application(), appup.version(), appup.windows(),
                modules.entries(appup.up(), older, Direction.UP), modules.entries(appup.down(), older, Direction.DOWN));
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
            return new LoadModule(m.position(), m.module(), m.prePurge(), m.postPurge(), others(m.dependsOn()));
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
