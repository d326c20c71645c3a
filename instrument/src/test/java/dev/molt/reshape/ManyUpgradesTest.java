package dev.molt.reshape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Upgrades without end: names follow from contents, which no JVM changes, so one JVM is enough. */
class ManyUpgradesTest {

    @Test
    void aThousandUpgradesDefineABoundedNumberOfClasses() {
        Live live = new Live(RoundTripsTest.V1);
        live.run("Driver", "before");
        for (int i = 0; i < 500; i++) {
            assertEquals(List.of(), live.upgrade(RoundTripsTest.V2));
            assertEquals(List.of(), live.upgrade(RoundTripsTest.V1));
        }
        assertTrue(live.defined().size() < 12, live.defined()::toString);
        assertEquals("v1:2", live.run("Driver", "show"));
    }
}
