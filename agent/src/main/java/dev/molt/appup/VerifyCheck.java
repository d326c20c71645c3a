package dev.molt.appup;

import dev.molt.diag.Position;
import java.util.Optional;

/** What has to be true after a release was installed. */
public sealed interface VerifyCheck {

    /** Where it stands. */
    Position position();

    /**
     * A static method without parameters returns true.
     *
     * @param function {@code package.Class.method}
     */
    record Call(Position position, String function) implements VerifyCheck {}

    /**
     * A GET request is answered.
     *
     * @param url where to
     * @param status the status of the answer
     */
    record Http(Position position, String url, int status) implements VerifyCheck {}

    /**
     * A number that an MXBean tells is within limits.
     *
     * @param bean the bean's object name
     * @param attribute the attribute; of a composite one {@code attribute.key}
     */
    record Attribute(
            Position position, String bean, String attribute, Optional<Double> atLeast, Optional<Double> atMost)
            implements VerifyCheck {}
}
