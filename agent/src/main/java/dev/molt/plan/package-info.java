/** What an upgrade would do, class by class, and every reason why it can't; pure, nothing is touched. */
package dev.molt.plan;
