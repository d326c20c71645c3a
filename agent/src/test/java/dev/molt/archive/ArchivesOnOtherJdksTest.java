package dev.molt.archive;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.testing.OtherJdks;
import dev.molt.testing.TestsHere;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests of archives again on every other JDK of the machine, with its own keytool, jar and jarsigner. */
class ArchivesOnOtherJdksTest {

    @TestFactory
    Stream<DynamicTest> everyJdkTestsPass() {
        return OtherJdks.found().stream().map(jdk -> dynamicTest(
                jdk.toString(), () -> System.out.print(jdk.run(List.of(), TestsHere.class, "dev.molt.archive"))));
    }
}
