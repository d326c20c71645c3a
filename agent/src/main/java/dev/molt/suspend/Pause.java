package dev.molt.suspend;

import dev.molt.jdk.OwnStack.Level;
import java.util.List;

/** How a thread waits at a gate, with nothing taken from the application: no interrupt, no notification, no permit. */
interface Pause {

    /** Waits a while; ends early for any reason or none. */
    void once();

    /** Gives back what came for the application meanwhile. */
    void end();

    /**
     * Of a method that has locked this monitor, or none if it is null. Waiting would unlock what its caller has locked,
     * too, who relies on being alone.
     *
     * @param stack the thread's own
     */
    static Pause of(Object monitor, List<Level> stack) {
        return monitor == null || OwnMonitors.lockedTwice(monitor, stack) ? new Parking() : new MonitorWait(monitor);
    }
}
