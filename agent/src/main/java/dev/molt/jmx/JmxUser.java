package dev.molt.jmx;

import dev.molt.release.Asker;
import java.lang.reflect.InvocationTargetException;
import java.security.AccessController;
import java.security.Principal;
import java.util.stream.Collectors;
import javax.security.auth.Subject;

/** Who calls the bean: whom the connector has authenticated, or else the user that this JVM runs as. */
final class JmxUser {

    private JmxUser() {}

    static Asker asker() {
        Subject subject = subject();
        if (subject == null || subject.getPrincipals().isEmpty()) {
            return Asker.here(Asker.JMX);
        }
        return new Asker(
                subject.getPrincipals().stream().map(Principal::getName).sorted().collect(Collectors.joining(",")),
                Asker.JMX);
    }

    /** By {@code current} where the JDK has it, from 18 on; what was there before is gone in the newest. */
    private static Subject subject() {
        try {
            return (Subject) Subject.class.getMethod("current").invoke(null);
        } catch (NoSuchMethodException e) {
            return before18();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("removal")
    private static Subject before18() {
        return Subject.getSubject(AccessController.getContext());
    }
}
