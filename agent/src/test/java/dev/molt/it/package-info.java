/** Upgrades of a second, real JVM: of every JDK found, with the agent at startup and attached late. */
package dev.molt.it;
