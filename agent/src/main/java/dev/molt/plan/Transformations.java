package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Appup;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.codechange.CompiledTransform;
import dev.molt.codechange.ModuleCode;
import dev.molt.codechange.TransformRequest;
import dev.molt.codechange.Transforms;
import java.util.Map;
import java.util.TreeMap;

/** Compiles the transforms of an entry's updates. */
final class Transformations {

    private final PlanRequest request;
    private final ParsedClasses before;
    private final ParsedClasses after;

    Transformations(PlanRequest request, ParsedClasses before, ParsedClasses after) {
        this.request = request;
        this.before = before;
        this.after = after;
    }

    /** By module; those whose module is not in both versions are left to {@link ModulesExist}. */
    Map<String, Transformation> of(Appup.Entry entry) {
        Map<String, Transformation> found = new TreeMap<>();
        for (AppupInstruction instruction : entry.instructions()) {
            if (instruction instanceof Update update && update.change() instanceof Change.Advanced && isInBoth(update)) {
                found.putIfAbsent(update.module().value(), compiled(update));
            }
        }
        return found;
    }

    private boolean isInBoth(Update update) {
        String name = update.module().value();
        return before.readable(name).isPresent() && after.readable(name).isPresent();
    }

    private Transformation compiled(Update update) {
        CompiledTransform compiled = Transforms.compile(new TransformRequest(
                update, request.direction(), code(request.from(), before, update), code(request.to(), after, update)));
        String older = request.direction() == Direction.UP ? request.from() : request.to();
        return new Transformation(update, request.direction(), older, compiled);
    }

    private ModuleCode code(String version, ParsedClasses classes, Update update) {
        return new ModuleCode(
                version,
                classes.bytes(update.module().value()).orElseThrow(),
                name -> classes.bytes(name).or(() -> request.library().apply(name)));
    }
}
