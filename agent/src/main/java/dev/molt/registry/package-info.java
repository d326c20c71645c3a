/** Which releases a target system holds, and what it starts with; kept whole through every crash. */
package dev.molt.registry;
