/** The release handler as an MXBean, for management consoles. */
package dev.molt.jmx;
