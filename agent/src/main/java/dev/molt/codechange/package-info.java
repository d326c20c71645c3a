/** An update's transform: checked against both versions of the module, and compiled into the version wanted. */
package dev.molt.codechange;
