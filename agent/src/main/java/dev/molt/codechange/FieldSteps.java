package dev.molt.codechange;

import dev.molt.appup.StateTransform;
import dev.molt.classfile.FieldShape;
import dev.molt.codechange.Step.Copied;
import dev.molt.codechange.Step.Dropped;
import dev.molt.codechange.Step.Evaluated;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes steps of what a transform says field by field. */
final class FieldSteps {

    private final TransformRequest request;
    private final DeclaredFields old;
    private final DeclaredFields now;
    private final SnippetCompiler compiler;
    private final Findings findings;

    private final Map<String, Step> given = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> widened = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    FieldSteps(
            TransformRequest request,
            DeclaredFields old,
            DeclaredFields now,
            SnippetCompiler compiler,
            Findings findings) {
        this.request = request;
        this.old = old;
        this.now = now;
        this.compiler = compiler;
        this.findings = findings;
    }

    /** The steps for new fields in the new class's order, then those for old fields in the old class's order. */
    List<Step> steps() {
        StateTransform transform = request.update().codeChange();
        transform.set().forEach(this::evaluate);
        transform.rename().forEach(this::rename);
        transform.convert().forEach(this::convert);
        transform.drop().forEach(this::drop);
        if (request.isAdvanced()) {
            old.all().stream().filter(this::isLeft).forEach(this::widen);
        }
        List<Step> steps = new ArrayList<>();
        now.all().stream().map(field -> given.get(field.name())).filter(Objects::nonNull).forEach(steps::add);
        for (FieldShape field : old.all()) {
            boolean becomesAnother = given.containsKey(field.name()) || isRenamed(field.name());
            if (!now.keeps(field) && !becomesAnother) {
                steps.add(new Dropped(field.name(), field.descriptor()));
            }
        }
        return steps;
    }

    /** True if the transform says what a field of the new class becomes. */
    boolean names(String field) {
        return named.contains(field);
    }

    /** True if a field of the new class gets what the old one had, as each value of that type is one of its own. */
    boolean widens(String field) {
        return widened.contains(field);
    }

    /** True if the transform does something with the value of an old field, or drops it. */
    boolean accountsFor(String oldField) {
        return used.contains(oldField) || dropped.contains(oldField);
    }

    boolean drops(String oldField) {
        return dropped.contains(oldField);
    }

    /** True if a field's type changes, and the transform says nothing of it. */
    private boolean isLeft(FieldShape field) {
        String name = field.name();
        return now.has(name) && !now.keeps(field) && !named.contains(name) && !dropped.contains(name);
    }

    private void widen(FieldShape field) {
        widened(field, now.get(field.name()).orElseThrow()).ifPresent(step -> {
            given.put(field.name(), step);
            widened.add(field.name());
        });
    }

    /** The step that gives one field the value of another, if that takes no decision. */
    private Optional<Step> widened(FieldShape from, FieldShape to) {
        return Widenings.expression(from, to).flatMap(expression -> {
            try {
                return Optional.of(evaluated(to, compiler.compile(to, expression)));
            } catch (SnippetException e) {
                return Optional.empty();
            }
        });
    }

    private static Step evaluated(FieldShape target, Snippet snippet) {
        return new Evaluated(target.name(), target.descriptor(), snippet.method(), snippet.descriptor(), snippet.reads());
    }

    private boolean isRenamed(String oldField) {
        return request.update().codeChange().rename().values().stream().anyMatch(from -> from.value().equals(oldField));
    }

    private void evaluate(String field, Located<String> expression) {
        named.add(field);
        if (isDeclared(now, field, expression.position())) {
            FieldShape target = now.get(field).orElseThrow();
            try {
                Snippet snippet = compiler.compile(target, expression.value());
                used.addAll(snippet.reads());
                given.put(field, evaluated(target, snippet));
            } catch (SnippetException e) {
                findings.error(expression.position(), "code_change of " + field + ": " + e.getMessage(), e.cure());
            }
        }
    }

    private void convert(String field, Located<String> expression) {
        if (now.has(field) && !old.has(field)) {
            named.add(field);
            findings.error(
                    expression.position(),
                    field + " is new in " + now.version() + ", so there is nothing to convert",
                    "write set: {" + field + ": …}");
            return;
        }
        evaluate(field, expression);
    }

    private void rename(String field, Located<String> from) {
        Position position = from.position();
        named.add(field);
        used.add(from.value());
        if (!isDeclared(now, field, position) | !isDeclared(old, from.value(), position)) {
            return;
        }
        FieldShape target = now.get(field).orElseThrow();
        FieldShape source = old.get(from.value()).orElseThrow();
        if (target.descriptor().equals(source.descriptor())) {
            given.put(field, new Copied(field, target.descriptor(), source.name(), source.descriptor()));
            return;
        }
        Optional<Step> widened = widened(source, target);
        if (widened.isPresent()) {
            given.put(field, widened.get());
        } else {
            findings.error(
                    position,
                    field + " is of type " + target.type() + " and " + source.name() + " of type " + source.type()
                            + ", and rename keeps the value as it is",
                    "write set: {" + field + ": \"" + Conversions.example(source, target) + "\"}");
        }
    }

    private void drop(Located<String> field) {
        dropped.add(field.value());
        if (isDeclared(old, field.value(), field.position())) {
            FieldShape source = old.get(field.value()).orElseThrow();
            if (now.keeps(source)) {
                findings.error(
                        field.position(),
                        field + " is still there in " + now.version() + ", and keeps its value",
                        "take it out of drop, or give it another value by set");
            }
        }
    }

    private boolean isDeclared(DeclaredFields fields, String name, Position position) {
        if (!fields.has(name)) {
            fields.refuse(name, position, findings);
        }
        return fields.has(name);
    }
}
