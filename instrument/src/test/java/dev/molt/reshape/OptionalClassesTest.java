package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Classes of a release that no JVM can load, as what they extend is in a jar that is not there; or that it loads later. */
@EveryJdk
class OptionalClassesTest {

    @Test
    void whatIsAddedIsCalledThoughAnOverridingClassCannotBeLoaded() {
        Live live = upgraded("class Base { String open() { return \"base\"; } }", "Base", "String open() { return \"optional\"; }");
        assertEquals("base", live.run("Driver", "after"));
    }

    @Test
    void whatIsAddedToAnInterfaceIsCalledThoughOneWithADefaultCannotBeLoaded() {
        String made = "class Base implements Kind { }";
        Live live = upgraded("interface Kind { default String open() { return \"kind\"; } } " + made
                + " interface Optional extends Kind, Missing { default String open() { return \"optional\"; } }", "Base", "");
        assertEquals("kind", live.run("Driver", "after"));
    }

    @Test
    void oneThatIsLoadedLaterIsCalled() {
        Map<String, byte[]> before = Sources.compile("class Base { } " + driver("return null;"));
        Live live = new Live(before);
        live.run("Driver", "before");
        assertEquals(List.of(), live.upgrade(Sources.compile("class Base { String open() { return \"base\"; } }"
                + " class Later extends Base { String open() { return \"later \" + super.open(); } }"
                + driver("return base.open() + \", \" + new Later().open();"))));
        assertEquals("base, later base", live.run("Driver", "after"));
    }

    @Test
    void anObjectOfOneThatIsLoadedLaterTakesNoLockEither() {
        String later = " class Later extends Base { Later() { } }";
        Live live = new Live(Sources.compile("class Base { synchronized boolean open() { return true; } } "
                + driver("return base.open();")));
        live.run("Driver", "before");
        live.upgrade(Sources.compile("class Base { boolean open() { return Thread.holdsLock(this); } }" + later
                + driver("return base.open() + \", \" + new Later().open();")));
        assertEquals("false, false", live.run("Driver", "after"));
    }

    private static Live upgraded(String second, String base, String optional) {
        String missing = "interface Missing { } ";
        Live live = new Live(Sources.compile(second.replaceAll("String open\\(\\) \\{[^}]*}|default|interface Optional.*", "")
                + driver("return null;")));
        live.run("Driver", "before");
        Map<String, byte[]> next = new TreeMap<>(Sources.compile(missing + second
                + (optional.isEmpty() ? "" : " class Optional extends " + base + " implements Missing { " + optional + " } ")
                + driver("return base.open();")));
        next.remove("Missing");
        assertEquals(List.of(), live.upgrade(next));
        return live;
    }

    private static String driver(String after) {
        return " class Driver { static Base base; static void before() { base = new Base(); }"
                + " static Object after() { " + after + " } }";
    }
}
