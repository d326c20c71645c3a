/** Release archives: packing them, signing them, and opening those of strangers without believing a word of theirs. */
package dev.molt.archive;
