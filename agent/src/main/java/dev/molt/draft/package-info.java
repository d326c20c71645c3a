/** What people begin with: upgrade files drafted from two versions, and what is missing in those that there are. */
package dev.molt.draft;
