package dev.molt.classfile;

/**
 * What came of the wish to run a static initializer a second time, which the JVM never does.
 *
 * <p>A class that was deleted and comes back is still initialised, so the new version's static initializer has to run
 * as the body of some other method: see {@link StaticInitializer}.
 */
public sealed interface InitializerMove {

    /** There is no static initializer, so nothing has to run. */
    record NothingToRun() implements InitializerMove {
    }

    /** There is one, but no method that could lend its place. */
    record NoHost() implements InitializerMove {
    }

    /**
     * A method of the class now holds the static initializer's code.
     *
     * @param name the method to call, once, with any arguments
     * @param descriptor its descriptor
     * @param isStatic false if it takes an instance to call it on
     * @param bytes the class file, of the same shape as the one given
     */
    record Host(String name, String descriptor, boolean isStatic, byte[] bytes) implements InitializerMove {
    }
}
