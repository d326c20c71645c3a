/**
 * Class files of the shape that a running class has, which behave as its next version: what was added lives in classes
 * beside it.
 *
 * <p>Bytes in, bytes out; nothing is loaded. What reflection is to show of reshaped classes, mirrors declare, for which
 * the JDK's own code is made to ask.
 */
package dev.molt.reshape;
