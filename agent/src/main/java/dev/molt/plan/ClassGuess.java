package dev.molt.plan;

import dev.molt.diag.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Guesses which class was meant by a name that no class has: a changed one that nothing else names is likeliest. */
final class ClassGuess {

    private final Map<String, Mention> mentions;
    private final ParsedClasses after;
    private final SortedMap<String, ClassChange> changes;

    private ClassGuess(Map<String, Mention> mentions, ParsedClasses after, SortedMap<String, ClassChange> changes) {
        this.mentions = mentions;
        this.after = after;
        this.changes = changes;
    }

    /** The classes probably meant, by the name written; only for names that neither version has. */
    static Map<String, String> meant(
            Map<String, Mention> mentions,
            ParsedClasses before,
            ParsedClasses after,
            SortedMap<String, ClassChange> changes) {
        ClassGuess guess = new ClassGuess(mentions, after, changes);
        Map<String, String> meant = new LinkedHashMap<>();
        mentions.forEach((name, mention) -> {
            if (!before.contains(name) && !after.contains(name)) {
                guess.meant(mention).ifPresent(near -> meant.put(name, near));
            }
        });
        return meant;
    }

    private Optional<String> meant(Mention mention) {
        List<String> changed = changes.values().stream()
                .filter(change -> change.isDeleted() == (mention.action() == Action.DELETE))
                .map(ClassChange::name)
                .filter(this::isFree)
                .toList();
        Optional<String> likely = nearest(mention.name(), changed);
        return likely.isPresent() || mention.action() == Action.DELETE
                ? likely
                : nearest(mention.name(), after.names().stream().filter(this::isFree).toList());
    }

    private boolean isFree(String name) {
        return !mentions.containsKey(name);
    }

    /** The one of the same simple name, as packages are what people leave out or mix up; else the nearest spelling. */
    static Optional<String> nearest(String name, Collection<String> known) {
        List<String> alike =
                known.stream().filter(k -> simple(k).equalsIgnoreCase(simple(name))).toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Spelling.nearest(name, known);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
