package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.classfile.FrameUses;
import dev.molt.classfile.MethodShape;
import dev.molt.codechange.Step;
import dev.molt.loop.PolledClass;
import dev.molt.plan.Action;
import dev.molt.plan.ClassPlan;
import dev.molt.plan.Transformation;
import dev.molt.suspend.Harmless;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an old frame must not touch any more once the state has changed, and so whether a thread may stay where it is: what
 * is gone in the version wanted, and what the transforms read or write.
 */
final class Conflicts implements Harmless {

    private final Shapes shapes;
    private final Map<String, List<byte[]>> versions;
    private final Set<String> keys = new TreeSet<>();
    /** Methods of suspended modules that give away what conflicts; calling them is no harm, but having called them is. */
    private final Set<String> telling = new TreeSet<>();
    private final Map<String, Boolean> known = new HashMap<>();

    /**
     * Works out what conflicts.
     *
     * @param modules the suspended modules
     * @param classes what becomes of each class
     * @param versions by suspended module, its class files in all versions that a frame can be of
     */
    Conflicts(
            Shapes shapes,
            Set<String> modules,
            List<ClassPlan> classes,
            Collection<Transformation> transformations,
            Map<String, List<byte[]>> versions) {
        this.shapes = shapes;
        this.versions = versions;
        for (ClassPlan plan : classes) {
            if (plan.action() == Action.DELETE) {
                keys.add(plan.name());
            } else if (plan.action() == Action.LOAD && modules.contains(plan.name())) {
                gone(ClassFile.of(plan.oldBytes()), ClassFile.of(plan.newBytes()));
            }
        }
        for (Transformation transformation : transformations) {
            ClassPlan plan = classes.stream()
                    .filter(p -> p.name().equals(transformation.update().module().value()))
                    .findFirst()
                    .orElseThrow();
            ClassFile old = ClassFile.of(plan.oldBytes());
            transformation.compiled().steps().forEach(step -> changed(step, old));
        }
        versions.values().forEach(all -> all.forEach(this::telling));
    }

    /** Until nothing is new: a method that calls one of them tells, too. */
    private void telling(byte[] module) {
        Map<String, Set<String>> uses = FrameUses.ofMethods(module);
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Set<String>> method : uses.entrySet()) {
                boolean tells = method.getValue().stream().anyMatch(used -> keys.contains(used) || telling.contains(used));
                more |= tells && telling.add(method.getKey());
            }
        }
    }

    @Override
    public boolean at(Class<?> type, String method, int line) {
        return known.computeIfAbsent(type.getName() + ' ' + method + ' ' + line, key -> look(type, method, line));
    }

    private boolean look(Class<?> type, String method, int line) {
        List<byte[]> all = versions.getOrDefault(shapes.owner(type.getName()), List.of());
        // A companion calls a method so, if a static one of its name would be in the way.
        String name = PolledClass.host(method.replace("$self", ""));
        List<FrameUses> uses = FrameUses.of(all, name, line);
        return !uses.isEmpty() && uses.stream().noneMatch(use -> use.touches(keys) || use.remembers(telling));
    }

    private void gone(ClassFile old, ClassFile wanted) {
        for (FieldShape field : old.fields()) {
            boolean kept = wanted.fields().stream()
                    .anyMatch(f -> f.name().equals(field.name())
                            && f.descriptor().equals(field.descriptor())
                            && Modifier.isStatic(f.access()) == Modifier.isStatic(field.access()));
            if (!kept) {
                keys.add(field.name() + field.descriptor());
            }
        }
        for (MethodShape method : old.methods()) {
            boolean kept = wanted.methods().stream()
                    .anyMatch(m -> m.name().equals(method.name()) && m.descriptor().equals(method.descriptor()));
            if (!kept) {
                keys.add(method.name() + method.descriptor());
            }
        }
    }

    private void changed(Step step, ClassFile old) {
        if (step instanceof Step.Evaluated evaluated) {
            keys.add(evaluated.field() + evaluated.descriptor());
            old.fields().stream()
                    .filter(field -> evaluated.reads().contains(field.name()))
                    .forEach(field -> keys.add(field.name() + field.descriptor()));
        } else if (step instanceof Step.Copied copied) {
            keys.add(copied.field() + copied.descriptor());
            keys.add(copied.fromField() + copied.fromDescriptor());
        } else if (step instanceof Step.Dropped dropped) {
            keys.add(dropped.field() + dropped.descriptor());
        } else {
            old.fields().forEach(field -> keys.add(field.name() + field.descriptor()));
        }
    }
}
