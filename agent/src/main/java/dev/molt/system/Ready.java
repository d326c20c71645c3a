package dev.molt.system;

import dev.molt.diag.RefusedException;

/** What is to be done as soon as a system runs. */
public interface Ready {

    /**
     * Does it.
     *
     * @throws RefusedException if the system must not run; it is stopped then
     */
    void run() throws RefusedException;
}
