/** Upgrades tried out in throw-away JVMs, with the new version's own tests as the judge. */
package dev.molt.trial;
