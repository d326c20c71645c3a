/** A greeter that is upgraded while it greets. */
package hello;
