package dev.molt.eval;

import dev.molt.appup.Direction;
import dev.molt.appup.ModuleType;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.classfile.InitializerMove;
import dev.molt.classfile.References;
import dev.molt.classfile.StaticInitializer;
import dev.molt.classfile.ValueCode;
import dev.molt.codechange.Step;
import dev.molt.diag.Located;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.plan.Transformation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what cannot be rehearsed, as it would show another outcome than the upgrade has, or would not leave the JVM as it was. */
final class Unrehearsable {

    private static final int ANNOTATION = 0x2000;

    private final Tools tools;
    private final Installed installed;

    Unrehearsable(Tools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
    }

    /** Why nothing of an upgrade can be; empty if it can. */
    Optional<String> ofAll() {
        for (ClassPlan plan : installed.classes()) {
            if (tools.shapes(installed.place().loader()).pending(plan.name()).isPresent()) {
                return Optional.of("objects of " + plan.name() + " are still to be transformed by the upgrade before");
            }
            boolean defined = plan.action() == Action.ADD && installed.find(tools, plan.name()).isEmpty();
            if (defined && StaticInitializer.move(plan.newBytes()) instanceof InitializerMove.NoHost) {
                return Optional.of(plan.name() + " is new, and has no method in whose place its static initialiser could run again"
                        + " for the upgrade itself");
            }
        }
        return Optional.empty();
    }

    /** Why a module's objects cannot be; empty if they can. */
    Optional<String> of(Class<?> module, Transformation transformation) {
        for (Class<?> type = module.getSuperclass(); type != Object.class; type = type.getSuperclass()) {
            if (type == null || type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader()) {
                return Optional.of(type == null ? "it is an interface"
                        : "it extends " + type.getName() + " of the JDK, of which no copy is made");
            }
        }
        Optional<String> first = isIndependent(transformation) ? Optional.empty() : neededFirst(module, transformation);
        return first.isPresent() || !needsNewCode(transformation) ? first : ofCode(transformation);
    }

    /** Who else is transformed before, as copies stay as they were in everything else. */
    private Optional<String> neededFirst(Class<?> module, Transformation transformation) {
        Map<String, Transformation> all = installed.transformations();
        for (Class<?> type = module.getSuperclass(); type != null; type = type.getSuperclass()) {
            if (all.containsKey(type.getName())) {
                return Optional.of("it extends " + type.getName() + ", whose fields of the same object are transformed as well");
            }
        }
        // Down the other way round: then dependents come first.
        return transformation.direction() == Direction.UP
                ? dependencies(transformation).filter(all::containsKey).findFirst()
                        .map(name -> "it depends on " + name + ", whose objects are transformed first")
                : all.values().stream()
                        .filter(other -> dependencies(other).anyMatch(module.getName()::equals))
                        .findFirst()
                        .map(other -> name(other) + " depends on it, and its objects are transformed first");
    }

    private static Stream<String> dependencies(Transformation transformation) {
        return transformation.update().dependsOn().stream().map(Located::value);
    }

    private static String name(Transformation transformation) {
        return transformation.update().module().value();
    }

    /** True if what an object is given depends on nothing but values that it has, as where a number gets wider. */
    private boolean isIndependent(Transformation transformation) {
        return transformation.compiled().steps().stream().noneMatch(step -> calls(step, transformation))
                || new Ahead(installed).mayBe(name(transformation), transformation);
    }

    private boolean calls(Step step, Transformation transformation) {
        return step instanceof Step.ByClass || step instanceof Step.Evaluated evaluated && !isOfValues(evaluated, transformation);
    }

    private boolean isOfValues(Step.Evaluated evaluated, Transformation transformation) {
        Set<String> values = installed.before().bytes(name(transformation)).map(ClassFile::of).stream()
                .flatMap(running -> running.fields().stream())
                .filter(field -> field.descriptor().length() == 1 || field.descriptor().equals("Ljava/lang/String;"))
                .map(FieldShape::name)
                .collect(Collectors.toSet());
        return values.containsAll(evaluated.reads())
                && ValueCode.is(transformation.compiled().classFile(), evaluated.method(), evaluated.methodDescriptor());
    }

    private Optional<String> ofCode(Transformation transformation) {
        Set<String> named = named(transformation);
        for (ClassPlan plan : installed.classes()) {
            boolean loaded = installed.find(tools, plan.name()).isPresent();
            if (plan.action() == Action.LOAD && !loaded && named.contains(plan.name())) {
                return Optional.of("it names " + plan.name() + ", which changes and is not loaded yet");
            } else if (plan.action() == Action.LOAD && isMade(plan)) {
                return Optional.of("it may ask for " + plan.name() + ", whose constants or elements change with the upgrade");
            }
        }
        return installed.renewed().keySet().stream().findFirst()
                .map(name -> "it may read static fields of " + name + ", which the upgrade renews");
    }

    /** True if a transform may call code, be it by what the JDK calls back, that has to be the new version's. */
    boolean needsNewCode(Transformation transformation) {
        return !isIndependent(transformation) && transformation.compiled().steps().stream()
                .anyMatch(step -> calls(step, transformation) && !(step instanceof Step.ByClass && isOfRunning(transformation)));
    }

    /** Going down it is the newer version's class that transforms, before the older code is loaded. */
    private static boolean isOfRunning(Transformation transformation) {
        return transformation.direction() == Direction.DOWN && transformation.update().type() == ModuleType.DYNAMIC;
    }

    /** The classes that its code names itself. */
    private Set<String> named(Transformation transformation) {
        ClassFile code = ClassFile.of(transformation.compiled().classFile());
        Set<String> named = new TreeSet<>();
        for (Step step : transformation.compiled().steps()) {
            if (step instanceof Step.Evaluated evaluated) {
                named.addAll(References.in(code, evaluated.method(), evaluated.methodDescriptor()).classes());
            } else if (step instanceof Step.ByClass by) {
                installed.after().bytes(by.className())
                        .ifPresent(bytes -> named.addAll(References.in(ClassFile.of(bytes)).classes()));
            }
        }
        return named;
    }

    /** True for what the JVM or the JDK makes the objects of: those change when the new code comes in. */
    private static boolean isMade(ClassPlan plan) {
        ClassFile file = ClassFile.of(plan.newBytes());
        return file.isEnum() || (file.access() & ANNOTATION) != 0;
    }
}
