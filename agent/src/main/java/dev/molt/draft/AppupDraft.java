package dev.molt.draft;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupComments;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.Direction;
import dev.molt.appup.Purge;
import dev.molt.appup.VersionPattern;
import dev.molt.appup.Windows;
import dev.molt.diag.Located;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Drafts the upgrade file between two versions of an application, in both directions, for a person to go on with. */
public final class AppupDraft {

    private AppupDraft() {}

    /**
     * The draft.
     *
     * @param older the version that {@code up} comes from and {@code down} goes to
     * @param newer the version that the file is for
     * @param purge what becomes of whatever uses old code, or empty for the default of each instruction
     * @throws dev.molt.classfile.MalformedClassException if a class is no class file
     */
    public static Draft between(ApplicationVersion older, ApplicationVersion newer, Optional<Purge> purge) {
        Difference difference = new Difference(older, newer);
        EntryDraft up = new EntryDraft(difference, Direction.UP, purge);
        EntryDraft down = new EntryDraft(difference, Direction.DOWN, purge);
        Appup appup = new Appup(
                new Source("(drafted)", ""),
                new Located<>(newer.application(), null),
                new Located<>(newer.version(), null),
                Windows.WHOLE,
                List.of(entry(older.version(), up.instructions())),
                List.of(entry(older.version(), down.instructions())));
        return new Draft(appup, comments(difference, up.comments(), down.comments()));
    }

    private static Appup.Entry entry(String version, List<AppupInstruction> instructions) {
        return new Appup.Entry(null, new Located<>(new VersionPattern.Exact(version), null), instructions);
    }

    /** What is about classes without an instruction goes to the head. */
    private static AppupComments comments(
            Difference difference, Map<String, List<String>> up, Map<String, List<String>> down) {
        List<String> head = new ArrayList<>();
        head.add(difference.newer().application() + " " + difference.older().version() + " -> "
                + difference.newer().version() + ", drafted by molt appup from the difference");
        head.add("A person has to look at what begins with \"decide\".");
        List<String> homeless = new ArrayList<>();
        AppupComments all = new AppupComments(head, placed(difference, up, homeless), placed(difference, down, homeless));
        homeless.stream().distinct().forEach(head::add);
        if (new Draft(null, all).decisions().isEmpty()) {
            head.remove(1);
        }
        return all;
    }

    private static Map<String, List<String>> placed(
            Difference difference, Map<String, List<String>> comments, List<String> homeless) {
        Map<String, List<String>> placed = new TreeMap<>();
        comments.forEach((module, said) -> {
            if (difference.names(module)) {
                placed.put(module, said);
            } else {
                homeless.addAll(said);
            }
        });
        return placed;
    }
}
