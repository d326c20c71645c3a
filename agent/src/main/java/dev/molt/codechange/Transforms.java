package dev.molt.codechange;

import dev.molt.appup.StateTransform;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import java.util.List;

/** Checks and compiles the transforms of updates; nothing is run and no class is loaded. */
public final class Transforms {

    private final TransformRequest request;
    private final DeclaredFields old;
    private final DeclaredFields now;
    private final Findings findings = new Findings();

    private Transforms(TransformRequest request) {
        this.request = request;
        this.old = new DeclaredFields(request.running());
        this.now = new DeclaredFields(request.wanted());
    }

    /**
     * Checks the transform of an update against both versions of its module, and compiles it into the version wanted.
     *
     * @throws dev.molt.classfile.MalformedClassException if one of the class files is none
     */
    public static CompiledTransform compile(TransformRequest request) {
        return new Transforms(request).compile();
    }

    private CompiledTransform compile() {
        StateTransform transform = request.update().codeChange();
        if (isRecord() && !changesNothing(transform)) {
            findings.error(
                    request.position(),
                    request.module() + " is a record, and the fields of a record's objects never change",
                    "keep its fields and take code_change out, or put what is new into another class");
            return refused();
        }
        if (transform.byClass().isPresent()) {
            List<Step> steps = new TransformingClass(request, findings).steps(transform.byClass().get());
            return findings.haveErrors() ? refused() : done(request.wanted().module(), steps);
        }
        SnippetCompiler compiler = new SnippetCompiler(request, old, now);
        FieldSteps fields = new FieldSteps(request, old, now, compiler, findings);
        List<Step> steps = fields.steps();
        new UnnamedFields(request, old, now, fields, findings).tell();
        return findings.haveErrors() ? refused() : done(compiler.classFile(), steps);
    }

    private CompiledTransform done(byte[] classFile, List<Step> steps) {
        return new CompiledTransform(classFile, List.copyOf(steps), findings.all());
    }

    private CompiledTransform refused() {
        return new CompiledTransform(request.wanted().module(), List.of(), findings.all());
    }

    private boolean isRecord() {
        return old.module().isRecord() || now.module().isRecord();
    }

    private boolean changesNothing(StateTransform transform) {
        return transform.equals(StateTransform.none()) && shape(old.module()).equals(shape(now.module()));
    }

    private static List<String> shape(ClassFile module) {
        return module.fields().stream().map(FieldShape::source).toList();
    }
}
