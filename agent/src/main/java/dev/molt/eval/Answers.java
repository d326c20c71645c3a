package dev.molt.eval;

import dev.molt.boot.Services;
import dev.molt.suspend.Gatekeeper;

/**
 * What rewritten code gets when it asks the agent.
 *
 * @param statics writes static finals
 * @param gatekeeper answers at gates
 */
record Answers(StaticFinalWriter statics, Gatekeeper gatekeeper) implements Services {

    @Override
    public void putStaticFinal(Class<?> owner, String name, Object value) {
        statics.putStaticFinal(owner, name, value);
    }

    @Override
    public boolean arrive(long key, Class<?> owner, Object monitor) {
        try {
            return gatekeeper.arrive(key, owner, monitor);
        } catch (RuntimeException | LinkageError e) {
            // A fault of ours is none of the application's: it goes on where it is.
            return false;
        }
    }
}
