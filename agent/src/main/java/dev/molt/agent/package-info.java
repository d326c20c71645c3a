/** Starts Molt inside the target. */
package dev.molt.agent;
