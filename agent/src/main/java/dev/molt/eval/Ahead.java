package dev.molt.eval;

import dev.molt.appup.Migrate;
import dev.molt.classfile.ClassFile;
import dev.molt.codechange.EarlyTransform;
import dev.molt.plan.Action;
import dev.molt.plan.Transformation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells which modules' objects may be transformed while the application runs. */
final class Ahead {

    private final Installed installed;

    Ahead(Installed installed) {
        this.installed = installed;
    }

    /**
     * Their names; none where classes are deleted, which is not to happen before objects have let go of theirs; and only those that
     * migrate lazily where a class transforms, which may write to objects of any module, and to no copy of theirs.
     */
    Set<String> modules() {
        Set<String> modules = new TreeSet<>();
        if (installed.classes().stream().noneMatch(plan -> plan.action() == Action.DELETE)) {
            boolean byClass = installed.transformations().values().stream().anyMatch(Transformation::isByClass);
            installed.transformations().forEach((module, transformation) -> {
                boolean lazy = transformation.update().migrate() == Migrate.LAZY;
                if ((lazy || !byClass) && mayBe(module, transformation)) {
                    modules.add(module);
                }
            });
        }
        return modules;
    }

    /** True where new values depend on nothing that the application can change. */
    boolean mayBe(String module, Transformation transformation) {
        Optional<ClassFile> running = installed.before().bytes(module).map(ClassFile::of);
        Optional<ClassFile> wanted = installed.after().bytes(module).map(ClassFile::of);
        return running.isPresent() && wanted.isPresent()
                && new EarlyTransform(transformation.compiled(), running.get(), wanted.get()).hindrance().isEmpty();
    }
}
