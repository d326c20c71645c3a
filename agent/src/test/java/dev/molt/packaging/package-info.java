/** Tests of Molt as a whole: which package may use what, what lies in {@code molt.jar}, what it does to a JVM. */
package dev.molt.packaging;
