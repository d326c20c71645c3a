package dev.molt.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.code.ClassSet;
import dev.molt.code.Compiled;
import dev.molt.diag.Diagnostic;
import java.util.Map;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What one application of a release uses of another has to be there. */
class ApplicationsFitTest {

    private static final String SHOP = "class Shop { int price() { return Till.open() + new Till().sum; } }";

    @Test
    void nothingIsToldWhereAllIsThere() {
        assertEquals(List.of(), told("class Till { int sum; static int open() { return 1; } }"));
    }

    @Test
    void aMethodThatIsGoneIsMissedByTheApplicationThatStays() {
        assertEquals(
                List.of("error no_such_member: Shop of shop uses method int open() of Till, which the release wanted does not have"),
                told("class Till { int sum; }"));
    }

    @Test
    void aClassThatIsGoneIsMissedOnce() {
        assertEquals(
                List.of("error no_such_member: Shop of shop uses Till, which the release wanted does not have"),
                told("class Other { }"));
    }

    @Test
    void whatWasMissingBeforeIsNotTold() {
        Map<String, ClassSet> broken = release("class Till { int sum; }");
        assertEquals(List.of(), ApplicationsFit.check(broken, broken));
    }

    private static List<String> told(String till) {
        return ApplicationsFit.check(release("class Till { int sum; static int open() { return 2; } }"), release(till)).stream()
                .map(ApplicationsFitTest::words)
                .toList();
    }

    private static String words(Diagnostic found) {
        return found.severity() + " " + found.code() + ": " + found.message();
    }

    private static Map<String, ClassSet> release(String till) {
        ClassSet both = Compiled.classes(SHOP + "class Till { int sum; static int open() { return 2; } }");
        TreeMap<String, byte[]> shop = new TreeMap<>(both.classes());
        shop.remove("Till");
        return Map.of("shop", new ClassSet(shop), "till", Compiled.classes(till));
    }
}
