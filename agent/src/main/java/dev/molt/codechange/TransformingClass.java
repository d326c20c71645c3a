package dev.molt.codechange;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.codechange.Step.ByClass;
import dev.molt.diag.Located;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the method of a class that transforms. */
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

    /** One step, or none if there is no such method. */
    List<Step> steps(Located<String> name) {
        ModuleCode code = request.transforming();
        Optional<ClassFile> found = code.classes().apply(name.value()).map(bytes -> ClassFile.of(name.value(), bytes));
        if (found.isEmpty()) {
            findings.error(
                    name.position(),
                    "there is no class " + name + " in " + code.version() + ", whose code transforms",
                    "add it to " + code.version() + ", with `" + signature() + "`");
            return List.of();
        }
        List<MethodShape> named = found.get().methods().stream()
                .filter(method -> method.name().equals(METHOD))
                .toList();
        Optional<MethodShape> fitting = named.stream().filter(this::fits).findFirst();
        if (fitting.isEmpty()) {
            String has = named.isEmpty() ? "no method " + METHOD : "only " + source(named.get(0));
            findings.error(
                    name.position(),
                    name + " has " + has + " in " + code.version(),
                    "write `" + signature() + "` in it");
        }
        return fitting.<List<Step>>map(method -> List.of(new ByClass(name.value(), METHOD, method.descriptor())))
                .orElse(List.of());
    }

    private boolean fits(MethodShape method) {
        Matcher types = DESCRIPTOR.matcher(method.descriptor());
        return Modifier.isStatic(method.access()) && method.hasCode() && types.matches()
                && takes(types.group(1).replace('/', '.'));
    }

    private boolean takes(String type) {
        ModuleCode code = request.transforming();
        Set<String> supertypes = new VisibleClasses(code.classes())
                .supertypes(ClassFile.of(code.module()))
                .keySet();
        return supertypes.contains(type);
    }

    private static String source(MethodShape method) {
        return (Modifier.isStatic(method.access()) ? "static " : "") + method.source().substring("method ".length());
    }

    private String signature() {
        return "static void codeChange(String vsn, boolean down, " + request.module().replace('$', '.')
                + " self, java.util.Map<String, Object> old, Object extra)";
    }
}
