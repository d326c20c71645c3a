/** One class or component for each instruction of upgrade files. */
package rus;
