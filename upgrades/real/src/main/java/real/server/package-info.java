/** The programs that run the servers, each in a JVM of its own. */
package real.server;
