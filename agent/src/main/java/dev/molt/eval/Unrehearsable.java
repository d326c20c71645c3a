package dev.molt.eval;

import dev.molt.appup.Direction;
import dev.molt.appup.ModuleType;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.ConstantValues;
import dev.molt.classfile.InitializerMove;
import dev.molt.classfile.MemberReference;
import dev.molt.classfile.References;
import dev.molt.classfile.StaticInitializer;
import dev.molt.classfile.ValueCode;
import dev.molt.codechange.Step;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.plan.Transformation;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        return needsNewCode(transformation) ? ofCode(transformation) : Optional.empty();
    }

    private Optional<String> ofCode(Transformation transformation) {
        References named = named(transformation);
        for (ClassPlan plan : installed.classes()) {
            boolean loaded = installed.find(tools, plan.name()).isPresent();
            if (plan.action() == Action.LOAD && !loaded && named.classes().contains(plan.name())) {
                return Optional.of("it names " + plan.name() + ", which changes and is not loaded yet");
            } else if (plan.action() == Action.LOAD && isMade(plan)) {
                return Optional.of("it may ask for " + plan.name() + ", whose constants or elements change with the upgrade");
            } else if (plan.action() == Action.LOAD && changedConstants(plan).stream().anyMatch(name -> names(named, plan, name))) {
                return Optional.of("it reads constants of " + plan.name() + " that change with the upgrade");
            }
        }
        return installed.renewed().keySet().stream().findFirst()
                .map(name -> "it may read static fields of " + name + ", which the upgrade renews");
    }

    /** True if a transform calls code that has to be the new version's, and is not beside what runs. */
    static boolean needsNewCode(Transformation transformation) {
        byte[] code = transformation.compiled().classFile();
        return transformation.compiled().steps().stream().anyMatch(step -> step instanceof Step.ByClass
                ? !isOfRunning(transformation)
                : step instanceof Step.Evaluated evaluated
                        && !ValueCode.is(code, evaluated.method(), evaluated.methodDescriptor()));
    }

    /** Going down it is the newer version's class that transforms, before the older code is loaded. */
    private static boolean isOfRunning(Transformation transformation) {
        return transformation.direction() == Direction.DOWN && transformation.update().type() == ModuleType.DYNAMIC;
    }

    private References named(Transformation transformation) {
        ClassFile code = ClassFile.of(transformation.compiled().classFile());
        Set<String> classes = new TreeSet<>();
        Set<MemberReference> members = new HashSet<>();
        for (Step step : transformation.compiled().steps()) {
            Optional<References> found = step instanceof Step.Evaluated evaluated
                    ? Optional.of(References.in(code, evaluated.method(), evaluated.methodDescriptor()))
                    : step instanceof Step.ByClass by
                            ? installed.after().bytes(by.className()).map(bytes -> References.in(ClassFile.of(bytes)))
                            : Optional.empty();
            found.ifPresent(references -> {
                classes.addAll(references.classes());
                members.addAll(references.members());
            });
        }
        return new References(classes, members);
    }

    private static boolean names(References named, ClassPlan plan, String constant) {
        return named.members().stream().anyMatch(member -> !member.isMethod()
                && member.owner().equals(plan.name()) && (member.name() + ':' + member.descriptor()).equals(constant));
    }

    private static Set<String> changedConstants(ClassPlan plan) {
        Map<String, Object> now = ConstantValues.of(plan.newBytes());
        now.entrySet().removeAll(ConstantValues.of(plan.oldBytes()).entrySet());
        return now.keySet();
    }

    /** True for what the JVM or the JDK makes the objects of: those change when the new code comes in. */
    private static boolean isMade(ClassPlan plan) {
        ClassFile file = ClassFile.of(plan.newBytes());
        return file.isEnum() || (file.access() & ANNOTATION) != 0;
    }
}
