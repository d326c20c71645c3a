package dev.molt.draft;

import dev.molt.appup.Direction;
import dev.molt.appup.StateTransform;
import dev.molt.classfile.FieldShape;
import dev.molt.diag.Located;
import dev.molt.plan.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what becomes of the fields of one class in one direction; what it cannot know it leaves to a person. */
final class FieldMapping {

    private final StateChange change;
    private final Renames renames;
    private final Conversions conversions;
    private final Direction direction;
    private final List<String> comments = new ArrayList<>();

    FieldMapping(StateChange change, Conversions conversions, Direction direction) {
        this.change = change;
        this.renames = new Renames(change);
        this.conversions = conversions;
        this.direction = direction;
    }

    /** The transform; what to say of it is in {@link #comments()} then. */
    StateTransform transform() {
        Map<String, Located<String>> renamed = new LinkedHashMap<>();
        Map<String, Located<String>> converted = new LinkedHashMap<>();
        renames.certain().forEach((now, before) -> {
            renamed.put(now.name(), plain(before.name()));
            comments.add(before.name() + " is " + now.name() + " now, to go by their names and their type " + now.type());
        });
        change.added().forEach(this::added);
        change.retyped().forEach(field -> retyped(field).ifPresent(expression ->
                converted.put(field.after().name(), plain(expression))));
        List<Located<String>> dropped = new ArrayList<>();
        for (FieldShape field : change.removed()) {
            if (!renames.certain().containsValue(field) && renames.candidatesFrom(field).isEmpty()) {
                dropped.add(plain(field.name()));
                dropped(field);
            }
        }
        return new StateTransform(Map.of(), renamed, converted, dropped, Optional.empty());
    }

    /** What a person has to know or decide. */
    List<String> comments() {
        return List.copyOf(comments);
    }

    private void added(FieldShape field) {
        List<FieldShape> candidates = renames.candidatesFor(field);
        if (renames.certain().containsKey(field)) {
            return;
        }
        String state = field.name() + " is new, and " + initial(field) + " in the objects that there are: ";
        if (candidates.isEmpty()) {
            decide(state + "code_change: {set: {" + field.name() + ": EXPRESSION}} gives it a value of type "
                    + field.type());
        } else {
            String first = candidates.get(0).name();
            decide(state + "of its type " + field.type() + " is gone "
                    + String.join(", ", candidates.stream().map(FieldShape::name).toList())
                    + "; if that is the same field, write code_change: {rename: {" + field.name() + ": " + first
                    + "}}, else drop: [" + first + "], and set: {" + field.name() + ": EXPRESSION} if it needs a value");
        }
    }

    private Optional<String> retyped(StateChange.Retyped field) {
        String words = field.before().name() + " was of type " + field.before().type() + " and is of type "
                + field.after().type();
        Conversions.Conversion conversion = conversions.of(field.before(), field.after());
        if (!conversion.isSafe()) {
            decide(words + (conversion.isWritten()
                    ? ": " + conversion.loss()
                    : "; a plan is refused until code_change says what becomes of it, such as convert: {"
                            + field.after().name() + ": \"" + conversion.expression() + "\"}"));
        }
        return conversion.isWritten() ? Optional.of(conversion.expression()) : Optional.empty();
    }

    /** Going down, to let go what came up is nothing to decide. */
    private void dropped(FieldShape field) {
        if (direction == Direction.UP) {
            decide(field.name() + " of type " + field.type() + " is gone, and drop lets its values go");
        }
    }

    private void decide(String comment) {
        comments.add(Draft.DECIDE + comment);
    }

    private static String initial(FieldShape field) {
        return switch (field.descriptor().charAt(0)) {
            case 'L', '[' -> "null";
            case 'Z' -> "false";
            default -> "0";
        };
    }

    private static Located<String> plain(String text) {
        return new Located<>(text, null);
    }
}
