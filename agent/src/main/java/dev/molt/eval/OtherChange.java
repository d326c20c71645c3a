package dev.molt.eval;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A change of a loaded class by somebody else: a debugger, an IDE, another agent.
 *
 * @param code the jar or folder that the class came from
 * @param own its class file there, empty if it is not there
 * @param given the class file that somebody gave the JVM
 * @param shaped what the JVM got instead, of the shape that it wants
 */
record OtherChange(Path code, Optional<byte[]> own, byte[] given, byte[] shaped) {

    /** The same with a class file that was worked out anew. */
    OtherChange as(byte[] again) {
        return new OtherChange(code, own, given, again);
    }
}
