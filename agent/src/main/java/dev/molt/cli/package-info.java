/** The command line: one class a command; the only place that prints. */
package dev.molt.cli;
