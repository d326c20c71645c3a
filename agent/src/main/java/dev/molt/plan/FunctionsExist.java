package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.Spelling;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code apply} calls is there: in the old code in front of the instructions that change code, in the new behind.
 *
 * <p>A class of neither version may be a library's, so that there is only a warning, and only if it looks misspelt.
 */
final class FunctionsExist implements Check {

    private static final String CODE = "no_such_function";
    private static final int STATIC = 0x8;
    private static final int SYNTHETIC = 0x1000;

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        boolean changed = false;
        for (AppupInstruction instruction : planned.entry().instructions()) {
            changed |= CodeOrder.isInWindow(instruction) || CodeOrder.changesCodeByHand(instruction);
            boolean isNew = changed;
            CodeOrder.apply(instruction)
                    .flatMap(apply -> problem(planned, apply, isNew, instruction.position()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Diagnostic> problem(Planned planned, Apply apply, boolean isNew, Position position) {
        ParsedClasses code = isNew ? planned.after() : planned.before();
        ParsedClasses other = isNew ? planned.before() : planned.after();
        String version = isNew ? planned.request().to() : planned.request().from();
        if (code.contains(apply.module())) {
            return code.readable(apply.module()).flatMap(owner -> problem(owner, apply, version, position));
        }
        if (other.contains(apply.module())) {
            return Optional.of(Diagnostic.error(
                    CODE,
                    position,
                    apply.module() + " is not in " + version + ", whose code runs where this apply stands",
                    isNew ? "move the apply in front of the instructions that change code"
                            : "move the apply behind the instructions that change code"));
        }
        return ClassGuess.nearest(apply.module(), code.names()).map(near -> Diagnostic.warning(
                CODE,
                position,
                apply.module() + " is not a class of " + planned.request().application() + " " + version,
                "write " + near + ", if that is meant"));
    }

    private static Optional<Diagnostic> problem(ClassFile owner, Apply apply, String version, Position position) {
        List<MethodShape> named = owner.methods().stream()
                .filter(method -> method.name().equals(apply.function()) && (method.access() & SYNTHETIC) == 0)
                .toList();
        List<MethodShape> callable = named.stream().filter(FunctionsExist::isStatic).toList();
        int given = apply.arguments().size();
        String place = owner + " in " + version;
        String name = apply.function() + " of " + place;
        if (named.isEmpty()) {
            return Optional.of(Diagnostic.error(
                    CODE, position, place + " has no method " + apply.function(), nearest(owner, apply)));
        }
        if (callable.isEmpty()) {
            return Optional.of(Diagnostic.error(
                    CODE, position, name + " is not static", "make it static, or call a static method that calls it"));
        }
        if (callable.stream().noneMatch(method -> parameters(method) == given)) {
            String choice = callable.stream().map(MethodShape::source).collect(Collectors.joining(", "));
            return Optional.of(Diagnostic.error(
                    CODE,
                    position,
                    name + " cannot be called with " + counted(given),
                    "hand over what it takes: " + choice));
        }
        return Optional.empty();
    }

    private static String nearest(ClassFile owner, Apply apply) {
        List<String> known = owner.methods().stream()
                .filter(method -> isStatic(method) && (method.access() & SYNTHETIC) == 0)
                .filter(method -> !method.isStaticInitializer())
                .map(MethodShape::name)
                .distinct()
                .toList();
        return known.isEmpty()
                ? "add it as a static method, or call one of another class"
                : Spelling.cure(apply.function(), known);
    }

    private static String counted(int arguments) {
        return arguments == 0 ? "no arguments" : arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    private static boolean isStatic(MethodShape method) {
        return (method.access() & STATIC) != 0;
    }

    private static int parameters(MethodShape method) {
        return MethodTypeDesc.ofDescriptor(method.descriptor()).parameterCount();
    }
}
