package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.plan.ClassPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an installation is about.
 *
 * @param instance where
 * @param classes what becomes of each class that the upgrade file names
 * @param release the version wanted, as messages of deleted classes name it
 * @param before all classes of the version that runs
 * @param after all classes of the version wanted
 * @param old what is published for classes loaded later while the old version runs
 * @param publication what is published for them from now on
 * @param reshaping works out class files
 */
record Installed(
        Instance instance,
        List<ClassPlan> classes,
        String release,
        ClassSet before,
        ClassSet after,
        Publication old,
        Publication publication,
        Reshaping reshaping,
        Deletions deletions) {

    /** The class of this name, if it is loaded. */
    Optional<Class<?>> find(Tools tools, String name) {
        return tools.find(instance, name);
    }

    /** Class files by the loaded classes that they are for; classes of other applications in the loader included. */
    Map<Class<?>, byte[]> byClass(Tools tools, Map<String, byte[]> classFiles) {
        Map<Class<?>, byte[]> byClass = new LinkedHashMap<>();
        classFiles.forEach((name, bytes) -> {
            Class<?> type = tools.jdk().findLoaded(instance.loader(), name);
            if (type != null) {
                byClass.put(type, bytes);
            }
        });
        return byClass;
    }
}
