package dev.molt.boot;

/** Transforms an object when one of its added fields is first touched. */
public interface FirstTouch {

    /**
     * The holder that the object has then: the one that it was given, or has been given meanwhile.
     *
     * @throws MigrationFailed if the object cannot be transformed
     */
    Object holder(Object target);
}
