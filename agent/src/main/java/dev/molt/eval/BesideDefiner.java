package dev.molt.eval;

import dev.molt.jdk.Jdk;
import dev.molt.reflect.Definer;
import dev.molt.reshape.Definition;

/**
 * Defines classes beside those of the application where somebody happens to ask for one.
 *
 * @param jdk defines
 * @param transformer must not prepare them
 */
record BesideDefiner(Jdk jdk, ReleaseTransformer transformer) implements Definer {

    @Override
    public Class<?> define(ClassLoader loader, Definition definition) {
        Class<?> found = jdk.findLoaded(loader, definition.name());
        if (found != null) {
            return found;
        }
        Class<?> beside = jdk.findLoaded(loader, definition.beside());
        transformer.shapes(loader).madeBeside(definition.name(), definition.beside(), definition.bytes());
        try {
            return jdk.define(loader, definition.name(), definition.bytes(), beside.getProtectionDomain());
        } catch (LinkageError e) {
            Class<?> other = jdk.findLoaded(loader, definition.name());
            if (other == null) {
                throw e;
            }
            return other;
        }
    }
}
