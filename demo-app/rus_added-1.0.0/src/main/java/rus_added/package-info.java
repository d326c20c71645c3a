/** An application that comes with rus 2.0.0. */
package rus_added;
