/**
 * What an application's own classes may implement and be handed: on the boot class path of every JVM that Molt is in, and lying
 * open in {@code molt.jar} to compile against.
 */
package dev.molt;
