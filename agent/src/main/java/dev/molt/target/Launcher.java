package dev.molt.target;

import dev.molt.diag.RefusedException;
import dev.molt.registry.StartPointer;
import java.io.IOException;

/** Starts the JVM of a system. */
interface Launcher {

    /**
     * Starts it, both of its outputs in one.
     *
     * @throws RefusedException if something that it needs is not there
     */
    Process launch(StartPointer pointer) throws IOException, RefusedException;
}
