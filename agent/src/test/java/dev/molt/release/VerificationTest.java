package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.appup.VerifyCheck;
import dev.molt.appup.VerifyCheck.Attribute;
import dev.molt.appup.VerifyCheck.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What has to be true after an installation: true, or in words why not; nobody waits for ever. */
class VerificationTest {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static boolean holds() {
        return true;
    }

    private static String text() {
        return "yes";
    }

    private static boolean fails() {
        throw new IllegalStateException("no");
    }

    private static boolean hangs() throws InterruptedException {
        NEVER.await();
        return true;
    }

    @Test
    void aCallHasToReturnTrue() {
        assertEquals("", call("holds"));
        assertEquals("returned yes", call("text"));
        assertEquals("threw java.lang.IllegalStateException: no", call("fails"));
        assertTrue(call("nothing").startsWith("failed: java.lang.NoSuchMethodException"), call("nothing"));
    }

    @Test
    void aCallThatHangsIsGivenUpAndTheReasonTellsWhere() {
        String failure = call("hangs");
        assertTrue(failure.startsWith("had no result within 1 s, at ["), failure);
        assertTrue(failure.contains("VerificationTest.hangs"), failure);
    }

    @Test
    void anAttributeLiesWithinItsLimits() {
        String bean = "java.lang:type=Threading";
        assertEquals("", failure(attribute(bean, "ThreadCount", 1, 1e6)));
        assertTrue(failure(attribute(bean, "ThreadCount", 1e6, 1e7)).endsWith("less than 1000000"));
        assertTrue(failure(attribute(bean, "ThreadCount", 0, 0.5)).endsWith("more than 0.5"));
        assertEquals("", failure(attribute("java.lang:type=Memory", "HeapMemoryUsage.used", 1, 1e12)));
        assertTrue(failure(attribute("java.lang:type=Memory", "HeapMemoryUsage", 1, 1)).endsWith("which is no number"));
        assertTrue(failure(attribute("java.lang:type=Nothing", "X", 1, 1)).startsWith("failed: javax.management."));
    }

    private static VerifyCheck attribute(String bean, String attribute, double least, double most) {
        return new Attribute(null, bean, attribute, Optional.of(least), Optional.of(most));
    }

    private static String call(String method) {
        return failure(new Call(null, VerificationTest.class.getName() + "." + method));
    }

    private static String failure(VerifyCheck check) {
        return new Verification(VerificationTest.class.getClassLoader(), type -> Optional.empty(), Duration.ofSeconds(1))
                .failure(check);
    }
}
