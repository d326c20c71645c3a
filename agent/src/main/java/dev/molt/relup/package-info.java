/**
 * From what an author writes to what is evaluated: the translator between the two instruction languages, the script it
 * yields, and the checker of scripts.
 *
 * <p>Pure and offline: values in, values out. Start reading at {@link dev.molt.relup.Translator}. The algorithm is that
 * of {@code systools_rc} of Erlang/OTP.
 */
package dev.molt.relup;
