/** Servers that others wrote, upgraded while clients use them. */
package real;
