package dev.molt.appup;

/** Whether an update transforms state. */
public sealed interface Change {

    /** The state stays as it is. */
    record Soft() implements Change {}

    /**
     * The state is transformed.
     *
     * @param extra plain YAML value (null, Boolean, Long, Double, String, List, Map) handed to the transform as it stands
     */
    record Advanced(Object extra) implements Change {}
}
