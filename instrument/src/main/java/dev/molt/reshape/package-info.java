/**
 * Class files of the shape that a running class has, which behave as its next version: what was added lives in classes
 * beside it.
 *
 * <p>Bytes in, bytes out; nothing is loaded. Reflection over reshaped classes sees the running shape: added members are
 * not found by it, removed ones still are.
 */
package dev.molt.reshape;
