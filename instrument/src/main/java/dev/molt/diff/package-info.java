/** The difference between two versions of a class, in the terms in which a JVM accepts or refuses it. */
package dev.molt.diff;
