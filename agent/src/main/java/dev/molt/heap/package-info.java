/** The application's objects: finding and counting the instances of classes. */
package dev.molt.heap;
