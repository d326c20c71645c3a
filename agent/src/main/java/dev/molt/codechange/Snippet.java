package dev.molt.codechange;

import java.util.Set;

/**
 * An expression as a method of the class.
 *
 * @param method the method's name
 * @param descriptor its descriptor
 * @param reads the old fields that it names
 */
record Snippet(String method, String descriptor, Set<String> reads) {}
