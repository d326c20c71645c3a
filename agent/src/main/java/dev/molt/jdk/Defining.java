package dev.molt.jdk;

import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.SharedSecrets;

/**
 * Defines classes in any loader, the boot loader too, as the JDK itself does.
 *
 * <p>Compiled against the JDK's own package: all applications that start wait for this, and what reflection links for its first
 * calls takes some thirty milliseconds on JDK 25.
 */
public final class Defining {

    private final JavaLangAccess access = SharedSecrets.getJavaLangAccess();

    private Defining() {}

    /** Opens what is needed, before anything here is linked. */
    public static Defining open(Instrumentation instrumentation) {
        instrumentation.redefineModule(Object.class.getModule(), Set.of(),
                Map.of("jdk.internal.access", Set.of(Defining.class.getModule())), Map.of(), Set.of(), Map.of());
        return new Defining();
    }

    /** Defines a class, as if the loader had found it. */
    public Class<?> define(ClassLoader loader, String name, byte[] bytes, ProtectionDomain domain) {
        return access.defineClass(loader, name, bytes, domain, "molt");
    }
}
