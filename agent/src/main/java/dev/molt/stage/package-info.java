/** What runs inside the JVM of a trial, without the rest of Molt: the library's loader, and JUnit on it. */
package dev.molt.stage;
