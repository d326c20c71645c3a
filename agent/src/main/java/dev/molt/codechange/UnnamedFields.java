package dev.molt.codechange;

import dev.molt.classfile.FieldShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of fields that came, went or changed their type while the transform says nothing of them. */
final class UnnamedFields {

    private static final int SYNTHETIC = 0x1000;

    private final TransformRequest request;
    private final DeclaredFields old;
    private final DeclaredFields now;
    private final FieldSteps said;
    private final Findings findings;

    UnnamedFields(
            TransformRequest request, DeclaredFields old, DeclaredFields now, FieldSteps said, Findings findings) {
        this.request = request;
        this.old = old;
        this.now = now;
        this.said = said;
        this.findings = findings;
    }

    void tell() {
        boolean mistaken = findings.haveErrors();
        old.all().stream().filter(field -> now.has(field.name()) && !now.keeps(field)).forEach(this::retyped);
        if (!mistaken) {
            now.notNull().forEach(this::empty);
        }
        // Beside a misspelt name the field that was meant would be warned of, too.
        if (!mistaken) {
            comeAndGone();
        }
    }

    private void comeAndGone() {
        List<FieldShape> gone = old.all().stream()
                .filter(field -> !now.has(field.name()) && !said.accountsFor(field.name()))
                .filter(field -> (field.access() & SYNTHETIC) == 0)
                .toList();
        List<FieldShape> added = now.all().stream()
                .filter(field -> !old.has(field.name()) && !said.names(field.name()))
                .toList();
        Set<FieldShape> perhapsRenamed = new HashSet<>();
        for (FieldShape field : gone) {
            List<FieldShape> alike = added.stream()
                    .filter(other -> other.descriptor().equals(field.descriptor()))
                    .toList();
            perhapsRenamed.addAll(alike);
            gone(field, alike);
        }
        if (request.isAdvanced()) {
            added.stream().filter(field -> !perhapsRenamed.contains(field) && !now.notNull().containsKey(field.name()))
                    .forEach(this::added);
        }
    }

    private void retyped(FieldShape field) {
        FieldShape target = now.get(field.name()).orElseThrow();
        if (!said.names(field.name()) && !said.drops(field.name()) && !said.widens(field.name())) {
            findings.error(
                    request.position(),
                    field.name() + " was of type " + field.type() + " and is of type " + target.type() + " in "
                            + now.version() + ", and code_change does not convert it",
                    write("convert: {" + field.name() + ": \"" + Conversions.example(field, target) + "\"}"));
        }
    }

    /** What is new, or comes again as another, begins with null. */
    private void empty(String field, String annotation) {
        boolean isNew = !old.has(field);
        if (request.isAdvanced() && !said.names(field) && (isNew || said.drops(field))) {
            findings.error(
                    request.position(),
                    field + (isNew ? " is new in " : " is of another type in ") + now.version() + " and declared " + annotation
                            + ", and nothing gives it a value in the objects that there are",
                    write("set: {" + field + ": …}"));
        }
    }

    private void gone(FieldShape field, List<FieldShape> alike) {
        String name = field.name();
        if (alike.isEmpty()) {
            findings.warning(
                    request.position(),
                    name + " is gone in " + now.version() + ", and its value is dropped silently",
                    write("drop: [" + name + "]") + " if nothing needs it");
            return;
        }
        String others = alike.stream().map(FieldShape::name).collect(Collectors.joining(", "));
        findings.warning(
                request.position(),
                name + " is gone in " + now.version() + ", and of its type " + field.type() + " is new: " + others
                        + "; if it was renamed, its value is lost",
                write("rename: {" + alike.get(0).name() + ": " + name + "}") + ", or drop: [" + name + "]");
    }

    private void added(FieldShape field) {
        findings.warning(
                request.position(),
                field.name() + " is new in " + now.version() + ", and stays " + initial(field)
                        + " in the objects that there are",
                write("set: {" + field.name() + ": …}"));
    }

    /** What to write; there is no code_change beside a soft change. */
    private String write(String key) {
        return "write " + (request.isAdvanced() ? "" : "change: {advanced: []} and ") + "code_change: {" + key + "}";
    }

    private static String initial(FieldShape field) {
        return switch (field.descriptor().charAt(0)) {
            case 'L', '[' -> "null";
            case 'Z' -> "false";
            default -> "0";
        };
    }
}
