package dev.molt.eval;

import dev.molt.reshape.Reshaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What classes come up as that are loaded from now on, and how they came up before. */
final class Publishing {

    private final Tools tools;
    private final Installed installed;
    private List<Map<String, byte[]>> before;

    Publishing(Tools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
    }

    /** True if anything was published. */
    boolean isBegun() {
        return before != null;
    }

    /** The names of the classes that were published before. */
    Set<String> namesBefore() {
        Set<String> names = new TreeSet<>();
        before.forEach(classes -> names.addAll(classes.keySet()));
        return names;
    }

    /** From now on, classes come up so; when this returns, none is being loaded any more that did not. */
    void publish(Function<Part, Publication> publication, Reshaped reshaped) {
        List<Map<String, byte[]>> now = new ArrayList<>();
        for (Part part : installed.parts()) {
            now.add(publish(part.instance(), publication.apply(part).classes(reshaped.unloaded())));
        }
        before = before == null ? now : before;
        awaitLoads(reshaped);
    }

    /** From now on, classes come up as before. */
    void restore(Reshaped reshaped) {
        for (int i = 0; i < before.size(); i++) {
            publish(installed.parts().get(i).instance(), before.get(i));
        }
        awaitLoads(reshaped);
    }

    private Map<String, byte[]> publish(Instance instance, Map<String, byte[]> classes) {
        return tools.transformer().loading().publish(instance.loader(), instance.code(), classes);
    }

    private void awaitLoads(Reshaped reshaped) {
        Set<String> names = new TreeSet<>(reshaped.unloaded().keySet());
        installed.classes().forEach(plan -> names.add(plan.name()));
        names.removeIf(name -> !installed.isFindable(name));
        names.forEach(name -> tools.jdk().awaitLoading(installed.place().loader(), name));
    }
}
