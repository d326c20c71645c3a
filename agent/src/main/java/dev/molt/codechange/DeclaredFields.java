package dev.molt.codechange;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.classfile.NotNullFields;
import dev.molt.diag.Position;
import dev.molt.diag.Spelling;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instance fields that a class declares in one version, and why another name is none of them. */
final class DeclaredFields {

    private final ClassFile module;
    private final ModuleCode code;
    private final Map<String, FieldShape> byName = new LinkedHashMap<>();

    DeclaredFields(ModuleCode code) {
        this.module = ClassFile.of(code.module());
        this.code = code;
        for (FieldShape field : module.fields()) {
            if (!Modifier.isStatic(field.access())) {
                byName.put(field.name(), field);
            }
        }
    }

    /** By field that is declared not to be null, the annotation. */
    Map<String, String> notNull() {
        return NotNullFields.of(code.module());
    }

    ClassFile module() {
        return module;
    }

    /** The version, as people call it. */
    String version() {
        return code.version();
    }

    /** In the order of the class file. */
    Collection<FieldShape> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    Optional<FieldShape> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** True if there is a field of that name and type. */
    boolean keeps(FieldShape field) {
        return get(field.name()).filter(own -> own.descriptor().equals(field.descriptor())).isPresent();
    }

    /** The class above this one that declares an instance field of that name. */
    Optional<String> declaredAbove(String name) {
        return new VisibleClasses(code.classes()).supertypes(module).values().stream()
                .skip(1)
                .filter(type -> type.fields().stream()
                        .anyMatch(field -> field.name().equals(name) && !Modifier.isStatic(field.access())))
                .map(ClassFile::name)
                .findFirst();
    }

    /** Tells why a name is no instance field of this class. */
    void refuse(String name, Position position, Findings findings) {
        boolean isStatic = module.fields().stream().anyMatch(field -> field.name().equals(name)) && !has(name);
        Optional<String> above = declaredAbove(name);
        if (isStatic) {
            findings.error(
                    position,
                    name + " is a static field of " + module + " in " + version()
                            + ", and code_change is about instances",
                    "assign it in a static method, and call that by apply");
        } else if (above.isPresent()) {
            findings.error(
                    position,
                    name + " is declared by " + above.get() + ", not by " + module,
                    "write it into an update of " + above.get());
        } else {
            findings.error(position, module + " has no field " + name + " in " + version(), spelling(name));
        }
    }

    private String spelling(String name) {
        List<String> known = List.copyOf(byName.keySet());
        return known.isEmpty() ? "take it out: the class has no instance fields" : Spelling.cure(name, known);
    }
}
