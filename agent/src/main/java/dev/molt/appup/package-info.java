/**
 * What an author writes: upgrade files (appups) and application descriptors, read strictly from YAML.
 *
 * <p>The two instruction languages are {@link dev.molt.appup.AppupInstruction} (high level, as written) and
 * {@link dev.molt.appup.RelupInstruction} (low level, as evaluated). YAML never leaves this package.
 */
package dev.molt.appup;
