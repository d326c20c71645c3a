package dev.molt.reflect;

import dev.molt.reshape.Definition;

/** Defines a class beside one of the application's. */
public interface Definer {

    /** The class, from before if there is one of this name. */
    Class<?> define(ClassLoader loader, Definition definition);
}
