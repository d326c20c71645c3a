package dev.molt.draft;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupComments;
import dev.molt.appup.AppupText;
import dev.molt.appup.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * An upgrade file that nobody has read yet.
 *
 * @param appup what it says
 * @param comments what a person has to know or decide
 */
public record Draft(Appup appup, AppupComments comments) {

    /** What begins a comment that asks for a decision. */
    static final String DECIDE = "decide: ";

    /** The file's text. */
    public String text() {
        return AppupText.of(appup, comments);
    }

    /** What is left to a person, each once, without the word that begins it. */
    public List<String> decisions() {
        List<String> all = new ArrayList<>(comments.head());
        for (Direction direction : Direction.values()) {
            comments.of(direction).values().forEach(all::addAll);
        }
        return all.stream()
                .filter(comment -> comment.startsWith(DECIDE))
                .map(comment -> comment.substring(DECIDE.length()))
                .distinct()
                .toList();
    }
}
