package dev.molt.relup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.StartType;
import dev.molt.appup.Windows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One window for the whole script, Molt's default: {@code relup/whole} has an upgrade file and both its scripts. */
class WholeWindowsTest {

    private static final ApplicationModules EXTRA =
            new ApplicationModules("extra", "2.0", List.of("x1", "x2"), StartType.PERMANENT);
    private static final ApplicationModules GONE =
            new ApplicationModules("gone", "1.0", List.of("y1", "y2"), StartType.PERMANENT);

    @ParameterizedTest
    @CsvSource({
        "process-quest, UP", "process-quest, DOWN",
        "unrelated, UP", "unrelated, DOWN",
        "types, UP", "types, DOWN",
        "applications, UP", "applications, DOWN",
        "by-hand, UP", "by-hand, DOWN",
        "no-modules, UP", "no-modules, DOWN"
    })
    void translates(String name, Direction direction) throws Exception {
        Appup appup = AppupText.read(resource(name + ".yaml"));
        Appup.Entry entry = (direction == Direction.UP ? appup.up() : appup.down()).get(0);
        TranslationUnit unit = new TranslationUnit(name, entry.instructions());

        Script script = new Translator(universe(appup, direction, entry))
                .translate(List.of(unit), direction, Windows.WHOLE);

        assertEquals(resource(name + "." + direction + ".script"), script.toString());
    }

    /** The application with every module that its instructions name, one to restart or add and one to remove. */
    private static Applications universe(Appup appup, Direction direction, Appup.Entry entry) {
        Set<String> modules = new TreeSet<>();
        entry.instructions().forEach(instruction -> {
            if (instruction instanceof ModuleInstruction module) {
                modules.add(module.module().value());
            } else if (instruction instanceof LowLevel low && low.instruction() instanceof LoadObjectCode read) {
                modules.addAll(read.modules());
            }
        });
        String newer = appup.version().value();
        String older = entry.version().value().toString();
        boolean up = direction == Direction.UP;
        return new Applications(
                List.of(application(appup, up ? older : newer, modules), EXTRA, GONE),
                List.of(application(appup, up ? newer : older, modules), EXTRA));
    }

    private static ApplicationModules application(Appup appup, String version, Set<String> modules) {
        return new ApplicationModules(
                appup.application().value(), version, List.copyOf(modules), StartType.PERMANENT);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = WholeWindowsTest.class.getResourceAsStream("/relup/whole/" + name)) {
            return stream == null ? "no file " + name : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
