package dev.molt.draft;

import dev.molt.classfile.FieldShape;
import dev.molt.diag.Spelling;
import dev.molt.plan.StateChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses which new fields are old ones under another name.
 *
 * <p>A guess is certain where one field of a type is gone, one is new, and their names are alike. One of the two alone
 * makes it a candidate.
 */
final class Renames {

    private static final int SHORTEST = 3;

    private final StateChange change;
    private final Map<FieldShape, FieldShape> certain = new LinkedHashMap<>();

    Renames(StateChange change) {
        this.change = change;
        for (FieldShape field : change.added()) {
            List<FieldShape> before = ofType(field, change.removed());
            if (before.size() == 1 && isOnly(field) && areAlike(before.get(0).name(), field.name())) {
                certain.put(field, before.get(0));
            }
        }
    }

    /** From new to old. */
    Map<FieldShape, FieldShape> certain() {
        return certain;
    }

    /** The old fields that a new one may have been. */
    List<FieldShape> candidatesFor(FieldShape added) {
        return ofType(added, change.removed()).stream().filter(old -> isCandidate(old, added)).toList();
    }

    /** The new fields that an old one may have become. */
    List<FieldShape> candidatesFrom(FieldShape removed) {
        return ofType(removed, change.added()).stream().filter(now -> isCandidate(removed, now)).toList();
    }

    private boolean isCandidate(FieldShape removed, FieldShape added) {
        boolean onlyPair = ofType(added, change.removed()).size() == 1 && isOnly(added);
        return !certain.containsKey(added) && (onlyPair || areAlike(removed.name(), added.name()));
    }

    private boolean isOnly(FieldShape added) {
        return ofType(added, change.added()).size() == 1;
    }

    private static List<FieldShape> ofType(FieldShape field, List<FieldShape> fields) {
        return fields.stream().filter(other -> other.descriptor().equals(field.descriptor())).toList();
    }

    /** True for {@code gold} and {@code goldCoins}, {@code name} and {@code fullName}, {@code colour} and {@code color}. */
    static boolean areAlike(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        boolean contained = Math.min(a.length(), b.length()) >= SHORTEST && (a.contains(b) || b.contains(a));
        return contained
                || Spelling.nearest(one, List.of(other)).isPresent()
                || Spelling.nearest(other, List.of(one)).isPresent();
    }
}
