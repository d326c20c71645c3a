/** What only the JDK's own code may do: the one place that reaches into it. */
package dev.molt.jdk;
