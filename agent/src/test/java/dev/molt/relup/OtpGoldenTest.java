package dev.molt.relup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.StartType;
import dev.molt.appup.Windows;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** With a window for each component, the translator says what the translator of OTP 25 said, to the instruction. */
class OtpGoldenTest {

    private static final ApplicationModules EXTRA =
            new ApplicationModules("extra", "2.0", List.of("x1", "x2"), StartType.PERMANENT);
    private static final ApplicationModules GONE =
            new ApplicationModules("gone", "1.0", List.of("y1", "y2"), StartType.PERMANENT);
    private static final List<String> MODULES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    /** OTP says bad_instruction of whatever no clause matches; the reader says what is wrong with it. */
    private static final Map<String, String> MORE_PRECISE = Map.of(
            "dependencies not a list (refused)", "bad_list",
            "apply with bad arguments (refused)", "missing_key");

    private final Applications applications = new Applications(
            List.of(new ApplicationModules("test", "1.0", MODULES, StartType.PERMANENT), EXTRA, GONE),
            List.of(new ApplicationModules("test", "1.1", MODULES, StartType.PERMANENT), EXTRA));
    private final OtpYaml otpYaml = new OtpYaml();

    @Test
    void allCasesAreThere() throws IOException {
        assertEquals(99, OtpCase.all().size());
    }

    @TestFactory
    Stream<DynamicTest> translatesAsOtp() throws IOException {
        return OtpCase.all().stream()
                .filter(golden -> golden.script() != null)
                .map(golden -> dynamicTest(title(golden), () -> assertTranslates(golden)));
    }

    @TestFactory
    Stream<DynamicTest> refusesAsOtp() throws IOException {
        return OtpCase.all().stream()
                .filter(golden -> golden.refusal() != null)
                .map(golden -> dynamicTest(title(golden), () -> assertRefuses(golden)));
    }

    /** Every script that OTP made is also one that an author may write by hand. */
    @TestFactory
    Stream<DynamicTest> printsWhatReadsBack() throws IOException {
        return OtpCase.all().stream()
                .filter(golden -> golden.script() != null)
                .map(golden -> dynamicTest(title(golden), () -> assertReadsBack(golden)));
    }

    private void assertTranslates(OtpCase golden) throws RefusedException {
        assertEquals(expected(golden), translate(golden));
    }

    private void assertRefuses(OtpCase golden) {
        RefusedException refused = assertThrows(RefusedException.class, () -> translate(golden));
        String code = MORE_PRECISE.getOrDefault(golden.name(), golden.refusal());
        assertEquals(code, refused.diagnostics().get(0).code(), refused::getMessage);
    }

    private void assertReadsBack(OtpCase golden) throws RefusedException {
        Script script = expected(golden);
        String yaml = "application: test\nversion: \"1.1\"\nup:\n- from: \"1.0\"\n  instructions:\n"
                + script.toString().indent(2);
        List<AppupInstruction> read =
                AppupText.read(yaml).up().get(0).instructions();
        assertEquals(script, new Script(lowLevel(read)));
    }

    private Script translate(OtpCase golden) throws RefusedException {
        return new Translator(applications).translate(read(golden), golden.direction(), Windows.PER_COMPONENT);
    }

    /** One way for all cases: from OTP's terms to YAML, and through the reader. */
    private List<TranslationUnit> read(OtpCase golden) throws RefusedException {
        List<TranslationUnit> units = new ArrayList<>();
        for (List<?> script : golden.scripts()) {
            Appup appup = AppupText.read(otpYaml.appup("test", "1.1", golden.direction(), script));
            List<Appup.Entry> entries = golden.direction() == Direction.UP ? appup.up() : appup.down();
            units.add(new TranslationUnit("test", entries.get(0).instructions()));
        }
        return units;
    }

    private Script expected(OtpCase golden) throws RefusedException {
        String yaml = otpYaml.appup("test", "1.1", Direction.UP, golden.script());
        return new Script(
                lowLevel(AppupText.read(yaml).up().get(0).instructions()));
    }

    private static List<RelupInstruction> lowLevel(List<AppupInstruction> instructions) {
        return instructions.stream()
                .map(instruction -> ((LowLevel) instruction).instruction())
                .toList();
    }

    private static String title(OtpCase golden) {
        return golden.name() + ", " + golden.direction();
    }
}
