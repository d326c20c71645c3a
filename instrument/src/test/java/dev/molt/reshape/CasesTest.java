package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.boot.Boot;
import dev.molt.diag.Diagnostic;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.FakeServices;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs that were started in one version and upgraded while they run print what the new version prints.
 *
 * <p>Each has a class Driver: {@code before} makes the state, {@code after} returns what is to be printed. The oracle
 * is a fresh start of the last version; a section {@code expect} states it where the kept state makes a difference. The
 * classes of a section {@code late} are of another jar, which is used when the upgrade is done: its class Late has a
 * method {@code after}, too.
 */
@EveryJdk
class CasesTest {

    @BeforeAll
    static void connect() {
        Boot.connect(FakeServices.handles());
    }

    @AfterAll
    static void disconnect() {
        Boot.connect(null);
    }

    @TestFactory
    Stream<DynamicTest> upgraded() {
        return each("cases", CasesTest::upgrade);
    }

    @TestFactory
    Stream<DynamicTest> refused() {
        return each("refused", CasesTest::refuse);
    }

    private static Stream<DynamicTest> each(String directory, BiConsumer<Case, Way> test) {
        return Case.in(directory).stream().filter(one -> one.name().matches(System.getProperty("case", ".*"))).flatMap(each -> Stream.of(Way.values())
                .filter(way -> way.admits(each))
                .map(way -> dynamicTest(each.name() + ' ' + way, () -> test.accept(each, way))));
    }

    private static void upgrade(Case each, Way way) {
        Live live = way.run(each);
        live.run("Driver", "before");
        String last = "v1";
        int defined = 0;
        for (String version : each.sections().keySet().stream().filter(name -> name.matches("v[2-9].*")).toList()) {
            last = version.substring(0, 2);
            assertEquals(way.section(each, "warned " + version).or(() -> way.section(each, "warned")).orElse("").strip(),
                    rendered(way.without(live.upgrade(way.compiled(each, last)))), version);
            if (each.sections().getOrDefault("all", "").contains("void then()")) {
                live.run("Driver", "then");
            }
            if (version.endsWith("again")) {
                assertEquals(defined, live.defined().size(), live.defined()::toString);
            }
            defined = live.defined().size();
        }
        assertEquals(way.section(each, "expect").map(String::strip).orElseGet(() -> fresh(each, lastOf(each))),
                seen(live, each));
    }

    /** What the program prints, and what another jar's classes do that are loaded now: below, and on the same class path. */
    private static String seen(Live live, Case each) {
        String after = String.valueOf(live.run("Driver", "after")).strip();
        if (!each.sections().containsKey("late")) {
            return after;
        }
        Map<String, byte[]> late = each.late(lastOf(each));
        Object below = Live.run(live.below(late).load("Late"), "after");
        live.admit(late);
        return String.join("\n", after, String.valueOf(below), String.valueOf(live.run("Late", "after"))).strip();
    }

    private static String lastOf(Case each) {
        return each.sections().keySet().stream().filter(name -> name.matches("v[2-9].*"))
                .reduce((first, second) -> second).orElseThrow().substring(0, 2);
    }

    private static String fresh(Case each, String version) {
        Live fresh = new Live(each.compiled(version));
        fresh.run("Driver", "before");
        return seen(fresh, each);
    }

    private static void refuse(Case each, Way way) {
        Live live = way.run(each);
        live.run("Driver", "before");
        List<Diagnostic> found = live.upgrade(way.compiled(each, "v2"));
        assertEquals(each.sections().get("refused").strip(), rendered(found).strip());
        assertEquals(List.of(), live.defined());
    }

    private static String rendered(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }
}
