package dev.molt.release;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * What a release handler does with the releases of one target system; one thing at a time.
 *
 * <p>Every method throws {@link RefusedException} if it is refused: nothing was touched; and {@link EvaluationException} if it
 * failed: it was undone, and the release that ran runs on. Source: {@code release_handler} of Erlang/OTP.
 */
public interface Releases extends Closeable {

    /** Lets others have them; nothing of a running JVM is closed by that. */
    @Override
    default void close() throws IOException {}

    /** All releases, the newest first. */
    List<ReleaseReport> which() throws RefusedException, IOException;

    /**
     * Makes a release from an archive known: it is checked and put beside the others.
     *
     * @param archive path of the archive
     */
    UnpackReport unpack(String archive) throws RefusedException, IOException;

    /** What installing a release would do; touches nothing and calls nothing. */
    InstallReport check(String version) throws RefusedException, EvaluationException, IOException;

    /** Makes another release the one that runs. */
    InstallReport install(InstallRequest request) throws RefusedException, EvaluationException, IOException;

    /** Says that an installation which waits for it is good. */
    void confirm(String version) throws RefusedException, IOException;

    /**
     * Makes the release that runs the one that a restart starts.
     *
     * @param softPurge whether to refuse while calls still run old code
     */
    ReleaseReport makePermanent(String version, boolean softPurge) throws RefusedException, IOException;

    /** Makes an old release permanent and restarts the JVM with it. */
    ReleaseReport rebootOld(String version) throws RefusedException, IOException;

    /** Takes a release away, with all that no other release needs. */
    void remove(String version) throws RefusedException, IOException;

    /**
     * Makes a release known whose files were put into place by other means.
     *
     * @param version its version: {@code releases/VERSION/release.yaml} is there
     */
    ReleaseReport setUnpacked(String version) throws RefusedException, IOException;

    /** Forgets a release, and leaves its files alone. */
    void setRemoved(String version) throws RefusedException, IOException;
}
