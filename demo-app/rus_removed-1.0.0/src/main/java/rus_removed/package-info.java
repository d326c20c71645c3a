/** An application that goes with rus 2.0.0. */
package rus_removed;
