/** Holds an application up at the gates of changing classes until what runs in them has left. */
package dev.molt.suspend;
