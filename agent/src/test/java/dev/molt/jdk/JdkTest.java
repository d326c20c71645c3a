package dev.molt.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import org.junit.jupiter.api.Test;

/** What is opened of the JDK does what it says. */
@EveryJdk
class JdkTest {

    private final Jdk jdk = open();

    @Test
    void anObjectIsAllocatedWithoutItsConstructor() {
        assertEquals(0, ((Refusing) jdk.allocate(Refusing.class)).seven);
    }

    @Test
    void aStaticFinalIsWritten() throws ReflectiveOperationException {
        // Read first: the class must be initialised, or its initialiser writes over the value.
        assertSame(Refusing.fixed, Refusing.fixed);
        Object value = new Object();
        jdk.putStatic(Refusing.class.getDeclaredField("fixed"), value);
        assertSame(value, Refusing.fixed);
    }

    private static Jdk open() {
        try {
            return Jdk.open(HotSpot.instrumentation());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks something", e);
        }
    }

    /** Cannot be made. */
    private static final class Refusing {

        static final Object fixed = new Object();
        final int seven;

        Refusing() {
            seven = 7;
            throw new IllegalStateException();
        }
    }
}
