package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.RestartApplication;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Position;
import dev.molt.reshape.Finding;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the checks look at: the request, how the versions differ, and the instructions that lead from one to the other.
 *
 * @param request what was asked for
 * @param before the classes of the running version
 * @param after the classes of the version wanted
 * @param changes the classes that differ
 * @param appup the upgrade file
 * @param generated true if it was generated
 * @param entry the entry of it that is for this upgrade
 * @param mentions the modules that the entry names, in the order written
 * @param transformations by module, how its objects are transformed
 * @param findings what cannot be made of its loaded classes, and what is to be known of them
 * @param meant the classes that were probably meant by names that neither version has
 */
record Planned(
        PlanRequest request,
        ParsedClasses before,
        ParsedClasses after,
        SortedMap<String, ClassChange> changes,
        Appup appup,
        boolean generated,
        Appup.Entry entry,
        Map<String, Mention> mentions,
        Map<String, Transformation> transformations,
        List<Finding> findings,
        Map<String, String> meant) {

    /** Where to blame a class: at its instruction, at the one that means it, or else at the entry. */
    Position position(String name) {
        Mention mention = mentions.get(name);
        return mention != null
                ? mention.module().position()
                : meant.entrySet().stream()
                        .filter(guess -> guess.getValue().equals(name))
                        .map(guess -> mentions.get(guess.getKey()).module().position())
                        .findFirst()
                        .orElse(entry.version().position());
    }

    /** True if the entry has the application, or all of the JVM, start anew: that brings in every class unnamed. */
    boolean restarts() {
        return restarts(entry, request.application());
    }

    static boolean restarts(Appup.Entry entry, String application) {
        return entry.instructions().stream().anyMatch(instruction -> restarts(instruction, application));
    }

    /** True if the application itself starts anew, within the JVM. */
    static boolean restartsApplication(Appup.Entry entry, String application) {
        return entry.instructions().stream().anyMatch(instruction -> instruction instanceof RestartApplication restart
                && restart.application().value().equals(application));
    }

    private static boolean restarts(AppupInstruction instruction, String application) {
        return instruction instanceof RestartApplication restart
                        && restart.application().value().equals(application)
                || instruction instanceof LowLevel low
                        && (low.instruction() instanceof RelupInstruction.RestartEmulator
                                || low.instruction() instanceof RelupInstruction.RestartNewEmulator);
    }
}
