package dev.molt.relup;

import static dev.molt.relup.Written.HERE;
import static dev.molt.relup.Written.add;
import static dev.molt.relup.Written.application;
import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.byHand;
import static dev.molt.relup.Written.load;
import static dev.molt.relup.Written.named;
import static dev.molt.relup.Written.suspend;
import static dev.molt.relup.Written.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddApplication;
import dev.molt.appup.AppupInstruction.RemoveApplication;
import dev.molt.appup.AppupInstruction.RestartApplication;
import dev.molt.appup.StartType;
import dev.molt.diag.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationExpanderTest {

    private static final String STOP_KEPT =
            """
            - apply: {module: application, function: stop, arguments: [kept]}
            - remove: {module: k1, pre_purge: brutal_purge, post_purge: brutal_purge}
            - purge: [k1]
            """;

    private final Applications applications = new Applications(
            List.of(application("kept", "1", "k1"), application("old", "1", "o")),
            List.of(
                    new ApplicationModules("kept", "2", List.of("k1", "k2"), StartType.LOAD),
                    application("new", "1", "n1", "n2")));

    @Test
    void modulesStandForThemselvesAndSoDoInstructionsByHand() throws RefusedException {
        assertEquals(new Expansion(List.of(), List.of(load("a")), List.of()), expand(load("a")));
        assertEquals(apply("f"), expand(byHand(apply("f"))).then().get(0).value());
        assertEquals(suspend("a"), expand(byHand(suspend("a"))).first().get(0).value());
    }

    @ParameterizedTest
    @CsvSource({
        "PERMANENT, '- apply: {module: application, function: start, arguments: [new, permanent]}'",
        "TRANSIENT, '- apply: {module: application, function: start, arguments: [new, transient]}'",
        "TEMPORARY, '- apply: {module: application, function: start, arguments: [new, temporary]}'",
        "LOAD, '- apply: {module: application, function: load, arguments: [new]}'",
        "NONE, ''"
    })
    void addedApplicationIsLoadedAndStarted(StartType type, String start) throws RefusedException {
        Expansion expansion = expand(new AddApplication(HERE, named("new"), type));

        assertEquals(List.of(add("n1"), add("n2")), expansion.modules());
        assertEquals(start, text(expansion.then()).strip());
    }

    @Test
    void removedApplicationIsStoppedTakenOutAndUnloaded() throws RefusedException {
        assertEquals(
                """
                - apply: {module: application, function: stop, arguments: [old]}
                - remove: {module: o, pre_purge: brutal_purge, post_purge: brutal_purge}
                - purge: [o]
                - apply: {module: application, function: unload, arguments: [old]}
                """,
                text(expand(new RemoveApplication(HERE, named("old"))).then()));
    }

    @Test
    void restartedApplicationGoesWithItsOldModulesAndComesWithItsNewOnes() throws RefusedException {
        Expansion expansion = expand(new RestartApplication(HERE, named("kept")));

        assertEquals(STOP_KEPT, text(expansion.first()));
        assertEquals(List.of(add("k1"), add("k2")), expansion.modules());
        assertEquals(
                "- apply: {module: application, function: load, arguments: [kept]}\n", text(expansion.then()));
    }

    @Test
    void refusesUnknownApplicationsAndTheRemovalOfOneThatStays() {
        assertEquals(
                """
                1 no_such_application: application old is not part of the release; \
                check its spelling and the applications of the release
                1 removed_application_present: application kept is removed, but the release gone to still contains it; \
                take it out of that release, or drop remove_application
                1 no_such_application: application nope is not part of the release; \
                check its spelling and the applications of the release
                """,
                Written.refusals(() -> ApplicationExpander.expand(
                        List.of(
                                new AddApplication(HERE, named("old"), StartType.PERMANENT),
                                new RemoveApplication(HERE, named("kept")),
                                new RestartApplication(HERE, named("nope"))),
                        applications)));
    }

    private Expansion expand(AppupInstruction instruction) throws RefusedException {
        return ApplicationExpander.expand(List.of(instruction), applications).get(0);
    }
}
