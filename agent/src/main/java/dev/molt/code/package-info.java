/** Where code lies: jars and class folders, and which version of which application they hold. */
package dev.molt.code;
