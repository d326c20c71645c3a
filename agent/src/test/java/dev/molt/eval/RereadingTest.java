package dev.molt.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the JVM reads anew where it refuses some classes. */
class RereadingTest {

    private final List<Class<?>> read = new ArrayList<>();

    @Test
    void aClassWhoseInitialiserFailedKeepsNoOtherFromBeingRead() throws Exception {
        Rereading.of(refusing(Integer.class), List.of(String.class, Integer.class, Long.class));
        assertEquals(List.of(String.class, Long.class), read);
    }

    @Test
    void allAreReadByOneCallWhereNoneIsRefused() throws Exception {
        Rereading.of(refusing(Integer.class), List.of(String.class, Long.class));
        assertEquals(List.of(String.class, Long.class), read);
    }

    @Test
    void theJvmIsNotAskedForNothing() throws Exception {
        Rereading.of(null, List.of());
    }

    private Instrumentation refusing(Class<?> dead) {
        return (Instrumentation) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                    List<Class<?>> types = Arrays.asList((Class<?>[]) arguments[0]);
                    if (types.contains(dead)) {
                        throw new InternalError("class redefinition failed: invalid class");
                    }
                    read.addAll(types);
                    return null;
                });
    }
}
