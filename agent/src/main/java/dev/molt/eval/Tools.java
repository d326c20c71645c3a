package dev.molt.eval;

import dev.molt.boot.Boot;
import dev.molt.jdk.Jdk;
import dev.molt.suspend.Gatekeeper;
import java.lang.instrument.Instrumentation;
import java.util.Optional;
import java.util.Set;

/**
 * What evaluation works with inside the target, made once when the agent starts.
 *
 * @param instrumentation the JVM's
 * @param transformer Molt's one transformer, already registered
 * @param redefinition how classes are given new bytes
 * @param jdk what only the JDK may do
 * @param gatekeeper answers the threads that arrive at gates
 */
public record Tools(
        Instrumentation instrumentation,
        ReleaseTransformer transformer,
        Redefinition redefinition,
        Jdk jdk,
        Gatekeeper gatekeeper) {

    /** The part of an upgrade that {@link #without} leaves out. */
    public static final String REDEFINITION = "redefinition";

    /**
     * The class of this name that an instance's loader has defined from the instance's code; empty if there is none, or one
     * from another jar of the class path, which is not the instance's to change.
     */
    Optional<Class<?>> find(Instance instance, String name) {
        return Optional.<Class<?>>ofNullable(jdk.findLoaded(instance.loader(), name))
                .filter(type -> InstanceFinder.code(type.getProtectionDomain())
                        .equals(Optional.of(instance.code())));
    }

    /**
     * Prepares this JVM, in whose boot loader {@link BootClasses} are already.
     *
     * @param without parts of an upgrade to leave out, so that tests can show that they are needed; empty in real life
     * @throws ReflectiveOperationException if this JDK lacks something
     */
    public static Tools prepare(Instrumentation instrumentation, Set<String> without)
            throws ReflectiveOperationException {
        Jdk jdk = Jdk.open(instrumentation);
        ReleaseTransformer transformer = new ReleaseTransformer();
        instrumentation.addTransformer(transformer, true);
        Gatekeeper gatekeeper = new Gatekeeper();
        Boot.connect(new Answers(new StaticFinalWriter(jdk), gatekeeper));
        Redefinition redefinition =
                without.contains(REDEFINITION) ? classes -> {} : new LiveRedefinition(instrumentation, transformer);
        return new Tools(instrumentation, transformer, redefinition, jdk, gatekeeper);
    }
}
