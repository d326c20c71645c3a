package dev.molt.eval;

import dev.molt.classfile.StaticInitializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Gives an application that starts anew the static state that a fresh JVM would have: statics are dropped, and the static
 * initialisers of its loaded classes run once more.
 *
 * <p>Compiled code may have taken the values of static final fields for constants. So every class of the release's
 * applications in the loader is redefined to what it is, upon which HotSpot throws their compiled code away.
 */
final class Renewal {

    private final Tools tools;
    private final Installed installed;

    Renewal(Tools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
    }

    /**
     * Renews the statics of an application.
     *
     * @param running the class file that a loaded class has now
     * @throws EvaluationException if an initialiser fails, or cannot be run
     */
    void renew(Part part, Function<String, byte[]> running) throws EvaluationException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : names(part)) {
            tools.find(part.instance(), name).ifPresent(type -> files.put(name, running.apply(name)));
        }
        Map<Class<?>, byte[]> classes = installed.byClass(tools, files);
        Initializers initializers = new Initializers(tools, "cannot be started anew");
        initializers.check(classes);
        Statics statics = new Statics(tools.jdk());
        files.values().removeIf(StaticInitializer::fillsSwitchMaps);
        for (String name : files.keySet()) {
            statics.drop(tools.find(part.instance(), name).orElseThrow(), installed.reshaping().shape(name));
        }
        tools.redefinition().redefine(classes);
        Map<Class<?>, byte[]> lent = initializers.run(classes);
        if (!lent.isEmpty()) {
            tools.redefinition().redefine(lent);
        }
    }

    /** Its classes in both versions. */
    private static List<String> names(Part part) {
        TreeSet<String> names = new TreeSet<>(part.instance().loaded().keySet());
        part.plan().classes().forEach(plan -> names.add(plan.name()));
        return new ArrayList<>(names);
    }
}
