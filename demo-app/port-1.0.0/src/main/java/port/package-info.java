/** Ports through which applications are driven from outside; a library, with nothing to start. */
package port;
