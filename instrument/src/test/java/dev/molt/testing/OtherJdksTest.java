package dev.molt.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests that depend on the JVM again on every other JDK of the machine. */
class OtherJdksTest {

    private static final List<String> OPTIONS = List.of("-XX:+EnableDynamicAgentLoading");

    @TestFactory
    Stream<DynamicTest> everyJdkTestsPass() {
        List<OtherJdks.Jdk> jdks = OtherJdks.found();
        if (jdks.isEmpty()) {
            System.out.println("only JDK " + Runtime.version().feature() + " is here; other JDKs stay untested");
        }
        return jdks.stream().map(jdk -> dynamicTest(jdk.toString(),
                () -> System.out.print(jdk.run(OPTIONS, TestsHere.class, "dev.molt"))));
    }

    @Test
    void aFailureInTheOtherJvmIsOne() {
        for (OtherJdks.Jdk jdk : OtherJdks.found()) {
            try {
                jdk.run(OPTIONS, TestsHere.class, "dev.molt.no.such.tests");
            } catch (AssertionError e) {
                assertTrue(e.getMessage().contains("0 tests, 0 passed"), e.getMessage());
                continue;
            }
            throw new AssertionError(jdk + " passed without a test");
        }
    }
}
