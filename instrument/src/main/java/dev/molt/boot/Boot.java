package dev.molt.boot;

/** The slot through which rewritten code, of whatever loader, reaches the agent. */
public final class Boot {

    private static volatile Services services;

    private Boot() {
    }

    /** Puts the agent into the slot; null takes it out. */
    public static void connect(Services agent) {
        services = agent;
    }

    /**
     * The agent.
     *
     * @throws IllegalStateException if no agent is in the slot
     */
    public static Services services() {
        Services agent = services;
        if (agent == null) {
            throw new IllegalStateException("no Molt agent is connected");
        }
        return agent;
    }
}
