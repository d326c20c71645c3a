/** A library of one function, and the service that it is called through. */
package pea;
