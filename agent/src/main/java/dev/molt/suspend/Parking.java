package dev.molt.suspend;

import java.util.concurrent.locks.LockSupport;

/** Parks; a virtual thread leaves its carrier meanwhile. */
final class Parking implements Pause {

    private boolean interrupted;

    @Override
    public void once() {
        LockSupport.park(this);
        // It would not park again with the flag set.
        interrupted |= Thread.interrupted();
    }

    @Override
    public void end() {
        // The permit may have been meant for a park of the application's, which may end without a reason.
        LockSupport.unpark(Thread.currentThread());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
