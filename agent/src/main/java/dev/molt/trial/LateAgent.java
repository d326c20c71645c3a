package dev.molt.trial;

import java.io.IOException;

/** Starts the agent in a JVM that runs already. */
public interface LateAgent {

    /**
     * Starts it.
     *
     * @param options the agent's options
     * @return {@code ok}, or {@code failed} and why, as the agent told
     */
    String attach(long pid, String options) throws IOException;
}
