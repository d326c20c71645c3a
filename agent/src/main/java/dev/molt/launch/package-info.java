/**
 * All of Molt that the application's class path can see: the entry points, and the loader that hides the rest.
 *
 * <p>Imports nothing of ours; what it starts, it finds by name.
 */
package dev.molt.launch;
