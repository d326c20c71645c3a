package dev.molt.classfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.junit.jupiter.api.Test;

/** A class file that is still there, but whose class was deleted, is not loaded. */
@EveryJdk
class AbsentClassTest {

    @Test
    void theJvmSaysOurTextWhereTheClassIsLoaded() {
        String message = loading("Old deleted by release processquest 1.0.0");
        assertEquals("t/A (wrong name: Old deleted by release processquest 1\u20240\u20240)", message);
    }

    @Test
    void noTextIsIllegal() {
        assertEquals("t/A (wrong name: \u2024\uFF1B\uFF3B\u2215 <x> \u00e9)", loading(".;[/ <x> \u00e9"));
        assertThrows(IllegalArgumentException.class, () -> AbsentClass.named(""));
    }

    private static String loading(String text) {
        BytesLoader loader = new BytesLoader(Sources.compile("package t; class A { }"));
        ClassFileTransformer deleted = new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader into, String name, Class<?> redefined, ProtectionDomain domain,
                    byte[] bytes) {
                return into == loader ? AbsentClass.named(text) : null;
            }
        };
        HotSpot.instrumentation().addTransformer(deleted);
        try {
            return assertThrows(NoClassDefFoundError.class, () -> loader.load("t.A")).getMessage();
        } finally {
            HotSpot.instrumentation().removeTransformer(deleted);
        }
    }
}
