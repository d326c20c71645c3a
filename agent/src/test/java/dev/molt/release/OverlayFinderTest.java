package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the versions are called that nobody gave a name. */
class OverlayFinderTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0+watch.1",
        "1.0+watch.1, 1.0+watch.2",
        "1.0+watch.99, 1.0+watch.100",
        "1.0+watch.x, 1.0+watch.x+watch.1",
        "unversioned, unversioned+watch.1",
    })
    void theyAreCounted(String version, String next) {
        assertEquals(next, OverlayFinder.next(version));
    }
}
