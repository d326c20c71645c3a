package dev.molt.reshape;

/**
 * A public static method without parameters and result, to be called once after all definitions.
 *
 * @param owner the class, a binary name
 * @param method its name
 */
public record Call(String owner, String method) {
}
