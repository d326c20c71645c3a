/** Upgrades as events of Java Flight Recorder. */
package dev.molt.jfr;
