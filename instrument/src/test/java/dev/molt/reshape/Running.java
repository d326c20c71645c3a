package dev.molt.reshape;

/** A program that runs and is upgraded. */
interface Running {

    /** The loader of its classes. */
    ClassLoader loader();

    /** Loads a class that is none of the program's, in a loader of its own below. */
    Class<?> late(String name, byte[] classFile);
}
