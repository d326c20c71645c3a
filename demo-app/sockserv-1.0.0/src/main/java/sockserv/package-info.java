/** The game over TCP, for {@code telnet} and {@code nc}. */
package sockserv;
