package dev.molt.cli;

import dev.molt.diag.RefusedException;
import dev.molt.release.Releases;
import java.io.IOException;
import java.nio.file.Path;

/** What can be done with the releases of a root while no JVM runs from it. */
interface OfflineReleases {

    /**
     * The handler of a root's releases on the files alone.
     *
     * @throws RefusedException if the directory is no root
     */
    Releases open(Path root) throws RefusedException, IOException;
}
