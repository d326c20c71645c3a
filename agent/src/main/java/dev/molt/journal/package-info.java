/** What was done to this JVM, step by step. */
package dev.molt.journal;
