/** Folders that a build writes into, watched for class files that changed. */
package dev.molt.watch;
