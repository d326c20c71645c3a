package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.testing.EveryJdk;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each kind of change applies and behaves as a fresh start does, or is refused. */
@EveryJdk
class ChangeKindsTest {

    @TestFactory
    Stream<DynamicTest> prepared() {
        return each(true);
    }

    @TestFactory
    Stream<DynamicTest> attached() {
        return each(false);
    }

    private static Stream<DynamicTest> each(boolean prepared) {
        return ChangeKind.all().stream().map(kind -> dynamicTest(kind.name(),
                () -> assertEquals(kind.fresh(), kind.upgrade(prepared).printed())));
    }
}
