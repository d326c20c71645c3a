/** What reflection shows of classes whose members came, went or changed while they were loaded. */
package dev.molt.reflect;
