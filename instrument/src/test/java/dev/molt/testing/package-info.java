/** What the tests share: sources compiled in memory, classes defined from bytes, and JVMs of other JDKs. */
package dev.molt.testing;
