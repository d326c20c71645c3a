/** An application that is started anew when it changes. */
package rus_restarted;
