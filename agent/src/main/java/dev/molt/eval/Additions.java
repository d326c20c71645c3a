package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.plan.ClassPlan;
import dev.molt.reshape.Reshaped;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a version's new classes into a loader: defined if the loader cannot find them by itself, revived if they were
 * there before and deleted.
 */
final class Additions {

    private final Tools tools;
    private final Installed installed;
    private final Place place;
    private final Reshaped reshaped;
    private final Map<Class<?>, byte[]> existing = new LinkedHashMap<>();

    Additions(Tools tools, Installed installed, Reshaped reshaped) {
        this.tools = tools;
        this.installed = installed;
        this.place = installed.place();
        this.reshaped = reshaped;
    }

    /** Defines all that are not there, superclasses and interfaces first. */
    void define(List<ClassPlan> plans) throws EvaluationException {
        Map<String, ClassPlan> byName = new LinkedHashMap<>();
        plans.forEach(plan -> byName.put(plan.name(), plan));
        Set<String> done = new HashSet<>();
        for (ClassPlan plan : plans) {
            add(plan, byName, done);
        }
    }

    private void add(ClassPlan plan, Map<String, ClassPlan> byName, Set<String> done) throws EvaluationException {
        if (!done.add(plan.name())) {
            return;
        }
        ClassFile file = ClassFile.of(plan.newBytes());
        for (String parent : parents(file)) {
            if (byName.containsKey(parent)) {
                add(byName.get(parent), byName, done);
            }
        }
        Optional<Class<?>> found = tools.find(place, plan.name());
        Class<?> loaded = tools.jdk().findLoaded(place.loader(), plan.name());
        if (found.isPresent()) {
            existing.put(found.get(), reshaped.redefinitions().get(plan.name()));
        } else if (loaded != null) {
            throw new EvaluationException(plan.name() + " cannot be added: the class loader has one of this name from "
                    + tools.application().code(loaded.getProtectionDomain()).map(Path::toString).orElse("elsewhere")
                    + "; give the new one another name");
        } else if (!installed.isFindable(plan.name())) {
            define(plan);
        }
    }

    private static List<String> parents(ClassFile file) {
        Set<String> parents = new HashSet<>(file.interfaces());
        parents.add(file.superName());
        return List.copyOf(parents);
    }

    private void define(ClassPlan plan) throws EvaluationException {
        try {
            byte[] bytes = reshaped.unloaded().get(plan.name());
            tools.jdk().define(place.loader(), plan.name(), bytes, domain(plan.name()));
            tools.shapes(place.loader()).served(plan.name(), bytes, bytes);
        } catch (LinkageError e) {
            throw new EvaluationException(plan.name() + " cannot be defined: " + e, e);
        }
    }

    /** That of its application's other classes. */
    private ProtectionDomain domain(String name) {
        return installed.parts().stream()
                .filter(part -> part.names(name))
                .map(part -> part.instance().domain())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Runs the static initialisers of those that are there again: the JVM runs one once in a class's life, and deleting dropped the statics.
     *
     * <p>No class is a tombstone any more when the first runs, as it may call the others. Each redefinition stops the
     * JVM for a moment, so what the redefinition that follows does anyway is left to it.
     */
    void revive() throws EvaluationException {
        if (existing.size() > 1) {
            tools.redefinition().redefine(existing);
        }
        new Initializers(tools, "was deleted from this JVM and cannot be added again").run(existing);
    }
}
