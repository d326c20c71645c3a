package dev.molt.eval;

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

    /** Their names; none where classes are deleted, which is not to happen before objects have let go of theirs. */
    Set<String> modules() {
        Set<String> modules = new TreeSet<>();
        if (installed.classes().stream().noneMatch(plan -> plan.action() == Action.DELETE)) {
            installed.transformations().forEach((module, transformation) -> {
                if (mayBe(module, transformation)) {
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
