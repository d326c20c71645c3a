package dev.molt.suspend;

/** How a thread waits at a gate, with nothing taken from the application: no interrupt, no notification, no permit. */
interface Pause {

    /** Waits a while; ends early for any reason or none. */
    void once();

    /** Gives back what came for the application meanwhile. */
    void end();

    /**
     * Of a method that has locked this monitor, or none if it is null. Waiting would unlock what its caller has locked,
     * too, who relies on being alone.
     */
    static Pause of(Object monitor) {
        return monitor == null || OwnMonitors.lockedTwice(monitor) ? new Parking() : new MonitorWait(monitor);
    }
}
