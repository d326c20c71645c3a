package dev.molt.eval;

import dev.molt.jdk.Jdk;

/** Writes static finals for the static initialiser of a class that is added again. */
final class StaticFinalWriter {

    private final Jdk jdk;

    StaticFinalWriter(Jdk jdk) {
        this.jdk = jdk;
    }

    void putStaticFinal(Class<?> owner, String name, Object value) {
        try {
            jdk.putStatic(jdk.loadedField(owner, name), value);
        } catch (NoSuchFieldException e) {
            throw new NoSuchFieldError(owner.getName() + "." + name);
        }
    }
}
