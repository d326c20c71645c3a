package dev.molt.jdk;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.testing.OtherJdks;
import dev.molt.testing.TestsHere;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the agent's tests that depend on the JVM again on every other JDK of the machine. */
class OnOtherJdksTest {

    @TestFactory
    Stream<DynamicTest> everyJdkTestsPass() {
        return OtherJdks.found().stream().map(jdk -> dynamicTest(jdk.toString(), () -> System.out.print(jdk.run(
                List.of("-XX:+EnableDynamicAgentLoading"), TestsHere.class, "dev.molt.jdk", "dev.molt.heap",
                "dev.molt.suspend", "dev.molt.codechange", "dev.molt.registry"))));
    }
}
