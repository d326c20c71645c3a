/** What an operator asks of a running JVM: which version runs, plan, upgrade, downgrade, history. */
package dev.molt.release;
