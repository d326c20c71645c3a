package dev.molt.reshape;

/**
 * A class to define before any redefinition; one of the same name that exists already has the same contents.
 *
 * @param name its binary name
 * @param beside the loaded class whose loader, package and protection domain it gets
 * @param bytes its class file
 */
public record Definition(String name, String beside, byte[] bytes) {
}
