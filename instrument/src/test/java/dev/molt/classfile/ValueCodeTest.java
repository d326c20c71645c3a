package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only code that depends on its parameters alone may run before its time. */
class ValueCodeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"Fetch me a nut\"                              | true",
        "name.length() + n * 2L                          | true",
        "name + n                                        | true",
        "new java.util.ArrayList<>(java.util.List.of(n)) | true",
        "new int[] {n, n + 1}                            | true",
        "java.math.BigDecimal.valueOf(n).negate()        | true",
        "new java.util.concurrent.atomic.AtomicInteger(n)| true",
        "self                                            | false",
        "self.hashCode()                                 | false",
        "C.count++                                       | false",
        "other.n                                         | false",
        "C.next()                                        | false",
        "System.nanoTime()                               | false",
        "Thread.currentThread()                          | false",
        "java.util.Locale.getDefault()                   | false",
        "(Runnable) () -> C.next()                       | false",
        "java.time.Duration.ofMillis(n)                  | true",
        "java.time.Instant.now()                         | false",
        "java.util.UUID.randomUUID()                     | false",
        "Math.random()                                   | false",
        "Integer.getInteger(name)                        | false",
        "new java.util.concurrent.locks.ReentrantLock()  | false",
        "new java.util.Date()                            | false",
    })
    void dependsOnItsParametersAlone(String expression, boolean is) {
        byte[] classFile = Sources.compile("class C { static int count; int n; static int next() { return 1; }"
                + " static Object value(C self, String name, int n, C other) { return " + expression + "; } }").get("C");
        assertEquals(is, ValueCode.is(classFile, "value", "(LC;Ljava/lang/String;ILC;)Ljava/lang/Object;"));
    }
}
