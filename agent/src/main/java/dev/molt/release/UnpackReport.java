package dev.molt.release;

import java.util.List;

/**
 * An archive that was unpacked.
 *
 * @param release the release in it
 * @param already true if it was there before, with the same contents
 * @param digest SHA-256 of the archive, in hexadecimal
 * @param signer fingerprint of the signer's certificate, or null
 * @param warnings what may be meant so
 */
public record UnpackReport(ReleaseReport release, boolean already, String digest, String signer, List<DiagnosticReport> warnings) {}
