package dev.molt.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.OtherJdks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walk in JVMs of every collector and object layout, and in one that is full. */
@EveryJdk
class OtherHeapsTest {

    @TestFactory
    Stream<DynamicTest> everythingIsFoundWhileObjectsMove() {
        String found = "found 100000 of 100000 counted 100000\n";
        // What a JVM does not know is ignored: not all have Shenandoah, and compact headers are new.
        return Stream.of("-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC", "-XX:+UseZGC",
                "-XX:+UseShenandoahGC", "-XX:-UseCompressedOops", "-XX:+UseCompactObjectHeaders",
                "-XX:ObjectAlignmentInBytes=16").map(option -> dynamicTest(option,
                        () -> assertEquals(found.repeat(3), run(List.of("-Xmx1g", option), "50000", "3"))));
    }

    @Test
    void aHeapThatIsNearlyFullIsLeftAlone() {
        // The JVM would end at the first OutOfMemoryError.
        assertEquals("the heap is too full to be walked\n",
                run(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"), "1000000", "1"));
    }

    private static String run(List<String> options, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-XX:+EnableDynamicAgentLoading", "-XX:+UnlockExperimentalVMOptions",
                "-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable"));
        all.addAll(options);
        return OtherJdks.here().run(all, ManyProgram.class, arguments);
    }
}
