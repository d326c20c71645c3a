/** A server of channels, whose code is replaced while channels are taken. */
package ch;
