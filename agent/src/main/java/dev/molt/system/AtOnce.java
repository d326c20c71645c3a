package dev.molt.system;

import dev.molt.diag.RefusedException;

/** Does something the first time, and nothing afterwards. */
final class AtOnce implements Ready {

    private final Ready ready;
    private boolean done;
    private boolean failed;

    AtOnce(Ready ready) {
        this.ready = ready;
    }

    @Override
    public void run() throws RefusedException {
        if (done) {
            return;
        }
        done = true;
        failed = true;
        ready.run();
        failed = false;
    }

    /** True if it was done in vain. */
    boolean failed() {
        return failed;
    }
}
