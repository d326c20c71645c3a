package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.boot.Boot;
import dev.molt.diag.Diagnostic;
import dev.molt.testing.FakeServices;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Code that works out the name of an added member finds it while static initializers run; or the plan warns. */
class AddedNamesTest {

    private static final String DRIVER = """
            import java.lang.invoke.*;
            class Driver {
                static A a = new A();
                static B b = new B();
                static String says() throws Throwable { return a.text(); }
            }
            """;

    private static final String V2 = """
            class A {
                private volatile int wanted = 3;
                private static final VarHandle WANTED = find("ant");
                private static VarHandle find(String part) {
                    try { return MethodHandles.lookup().findVarHandle(A.class, "w" + part + "ed", int.class); }
                    catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
                }
                String text() { return "" + (int) WANTED.getAndAdd(this, 2) + wanted; }
            }
            """;

    @BeforeAll
    static void connect() {
        Boot.connect(FakeServices.handles());
    }

    @AfterAll
    static void disconnect() {
        Boot.connect(null);
    }

    @Test
    void whatItIsAskedForIsFoundAndWhatIsTooMuchIsTold() {
        assertEquals("", upgrade(3));
        assertEquals("warning: A: asks for handles by names that it works out; while static initializers run, those of members"
                + " added to B and other classes are not found\n  cure: write the names, or ask when they are needed",
                upgrade(1_000));
    }

    private static String upgrade(int members) {
        Live live = new Live(compiled("class A { String text() { return \"old\"; } }", "class B { }"));
        assertEquals("old", live.run("Driver", "says"));
        String many = IntStream.range(0, members).mapToObj(i -> "static void aMethodOfALongName" + i + "() { }")
                .collect(Collectors.joining(" ", "class B { ", " }"));
        List<Diagnostic> told = live.upgrade(compiled(V2, many));
        assertEquals("02", live.run("Driver", "says"));
        return told.stream().map(Diagnostic::render).collect(Collectors.joining());
    }

    private static Map<String, byte[]> compiled(String a, String b) {
        return Sources.compile(DRIVER + a + b);
    }
}
