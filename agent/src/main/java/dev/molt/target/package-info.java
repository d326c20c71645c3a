/** Target systems: the directory that a release is installed into, what starts it, and what keeps it running. */
package dev.molt.target;
