/** A registry of components by name, for names that only come up while the system runs. */
package regis;
