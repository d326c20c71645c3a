package dev.molt.codechange;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.codechange.Step.ByObject;
import dev.molt.diag.Located;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether a class that implements the interface for transforms can be made, and takes the module's objects. */
final class ImplementingClass {

    /** By name, as only JVMs that are upgraded have it. */
    static final String INTERFACE = "dev.molt.CodeChange";

    private static final int BRIDGE = 0x40;
    private static final Pattern DESCRIPTOR =
            Pattern.compile("\\(Ljava/lang/String;Ldev/molt/OldState;L([^;]+);Ljava/lang/Object;\\)L[^;]+;");

    private final TransformRequest request;
    private final ClassFile found;
    private final Findings findings;
    private final Collection<ClassFile> types;

    ImplementingClass(TransformRequest request, ClassFile found, Findings findings) {
        this.request = request;
        this.found = found;
        this.findings = findings;
        this.types = new VisibleClasses(request.transforming().classes()).supertypes(found).values();
    }

    /** The interface as a class implements it that transforms a module's objects. */
    static String of(String module) {
        return INTERFACE + "<" + module.replace('$', '.') + ">";
    }

    /** True for the internal name of the module that is transformed, or of a supertype. */
    static boolean isModule(TransformRequest request, String type) {
        ModuleCode code = request.transforming();
        return new VisibleClasses(code.classes())
                .supertypes(ClassFile.of(code.module()))
                .containsKey(type.replace('/', '.'));
    }

    /** True if the class implements it, or a supertype of it does. */
    boolean isOne() {
        return types.stream().anyMatch(type -> type.interfaces().contains(INTERFACE));
    }

    /** One step, or none if something is against it. */
    List<Step> steps(Located<String> name) {
        String version = request.transforming().version();
        if (Modifier.isAbstract(found.access())) {
            findings.error(name.position(),
                    name + " is " + (found.isInterface() ? "an interface" : "abstract") + " in " + version
                            + ", and an object of it has to be made",
                    "name a class that is not abstract");
        } else if (found.methods().stream().noneMatch(ImplementingClass::isMaker)) {
            findings.error(name.position(),
                    name + " has no constructor without parameters in " + version,
                    "write one, which may be private; a nested class must be static");
        } else {
            Optional<String> other = taken("up").or(() -> taken("down"));
            other.ifPresent(type -> findings.error(name.position(),
                    name + " implements " + of(type) + " in " + version + ", and " + request.module() + " is no " + type,
                    "let it implement " + of(request.module())));
        }
        return findings.haveErrors() ? List.of() : List.of(new ByObject(name.value()));
    }

    private static boolean isMaker(MethodShape method) {
        return method.isConstructor() && method.descriptor().equals("()V");
    }

    /** The type that a method takes, if the module's objects are not of it; a generic one takes what its bound is. */
    private Optional<String> taken(String name) {
        return types.stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.name().equals(name) && method.hasCode() && (method.access() & BRIDGE) == 0)
                .map(method -> DESCRIPTOR.matcher(method.descriptor()))
                .filter(Matcher::matches)
                .map(types -> types.group(1))
                .findFirst()
                .filter(type -> !isModule(request, type))
                .map(type -> type.replace('/', '.'));
    }
}
