package dev.molt.codechange;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.codechange.Step.ByMethod;
import dev.molt.diag.Located;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what of a class transforms: that it implements the interface, or a static method of it. */
final class TransformingClass {

    private static final String METHOD = "codeChange";
    private static final Pattern DESCRIPTOR =
            Pattern.compile("\\(Ljava/lang/String;ZL([^;]+);Ljava/util/Map;Ljava/lang/Object;\\)V");

    private final TransformRequest request;
    private final Findings findings;

    TransformingClass(TransformRequest request, Findings findings) {
        this.request = request;
        this.findings = findings;
    }

    /** One step, or none if nothing of the class transforms. */
    List<Step> steps(Located<String> name) {
        ModuleCode code = request.transforming();
        Optional<ClassFile> found = code.classes().apply(name.value()).map(bytes -> ClassFile.of(name.value(), bytes));
        if (found.isEmpty()) {
            findings.error(
                    name.position(),
                    "there is no class " + name + " in " + code.version() + ", whose code transforms",
                    "add it to " + code.version() + ", as one that implements " + ImplementingClass.of(request.module()));
            return List.of();
        }
        Optional<MethodShape> fitting = found.get().methods().stream().filter(this::fits).findFirst();
        ImplementingClass implementing = new ImplementingClass(request, found.get(), findings);
        if (implementing.isOne() && fitting.isPresent()) {
            findings.error(
                    name.position(),
                    name + " implements " + ImplementingClass.INTERFACE + " and has " + source(fitting.get()) + " in "
                            + code.version(),
                    "take one of the two away: which is called must be plain");
            return List.of();
        } else if (implementing.isOne()) {
            return implementing.steps(name);
        } else if (fitting.isEmpty()) {
            refuse(name, found.get());
        }
        return fitting.<List<Step>>map(method -> List.of(new ByMethod(name.value(), METHOD, method.descriptor())))
                .orElse(List.of());
    }

    private void refuse(Located<String> name, ClassFile found) {
        Optional<MethodShape> named =
                found.methods().stream().filter(method -> method.name().equals(METHOD)).findFirst();
        String version = request.transforming().version();
        if (named.isPresent()) {
            findings.error(name.position(), name + " has only " + source(named.get()) + " in " + version,
                    "write `" + signature() + "` in it");
        } else {
            findings.error(name.position(), name + " does not transform in " + version,
                    "let it implement " + ImplementingClass.of(request.module()) + ", or write `" + signature() + "` in it");
        }
    }

    private boolean fits(MethodShape method) {
        Matcher types = DESCRIPTOR.matcher(method.descriptor());
        return Modifier.isStatic(method.access()) && method.name().equals(METHOD) && method.hasCode() && types.matches()
                && ImplementingClass.isModule(request, types.group(1));
    }

    private static String source(MethodShape method) {
        return (Modifier.isStatic(method.access()) ? "static " : "") + method.source().substring("method ".length());
    }

    private String signature() {
        return "static void codeChange(String vsn, boolean down, " + request.module().replace('$', '.')
                + " self, java.util.Map<String, Object> old, Object extra)";
    }
}
