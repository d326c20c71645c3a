/** What went wrong, where, and what to do about it: diagnostics as data, their words in one place. */
package dev.molt.diag;
