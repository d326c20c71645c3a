/** Carries a script out inside the running JVM: the only place that redefines classes. */
package dev.molt.eval;
