package dev.molt.codechange;

import java.util.Set;

/** What is to be done with the state of each instance; fields that no step names keep their values. */
public sealed interface Step {

    /**
     * A field of the new class gets what a method returns.
     *
     * @param method a private static method of the class, which takes the object, the values of all its old instance
     *     fields in their order, {@code String vsn}, {@code boolean down} and {@code Object extra}
     * @param reads the old fields that it makes use of
     */
    record Evaluated(String field, String descriptor, String method, String methodDescriptor, Set<String> reads)
            implements Step {}

    /** A field of the new class gets the value that a field of the old class had. */
    record Copied(String field, String descriptor, String fromField, String fromDescriptor) implements Step {}

    /** The value of an old field is let go. */
    record Dropped(String field, String descriptor) implements Step {}

    /** A class does it all. */
    sealed interface ByClass extends Step {

        /** Its binary name. */
        String className();
    }

    /**
     * A class transforms; its static method takes {@code String vsn}, {@code boolean down}, the object, a
     * {@code java.util.Map} of the values of the old fields by name and {@code Object extra}.
     */
    record ByMethod(String className, String method, String methodDescriptor) implements ByClass {}

    /** A class transforms which implements {@code dev.molt.CodeChange}, and has a constructor without parameters. */
    record ByObject(String className) implements ByClass {}
}
