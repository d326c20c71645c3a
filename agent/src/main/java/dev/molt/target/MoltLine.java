package dev.molt.target;

import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseReader;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the version of Molt into a release descriptor that names none, and leaves all else as its author wrote it. */
final class MoltLine {

    private MoltLine() {}

    /**
     * The descriptor's text, with the version of Molt in it.
     *
     * @throws RefusedException if it is not written in such a way that a line can be added
     */
    static String add(ReleaseDescriptor release, String molt) throws RefusedException {
        if (release.molt().isPresent()) {
            return release.source().text();
        }
        List<String> lines = new ArrayList<>(release.source().text().lines().toList());
        int line = release.version().position().line();
        lines.add(line, "molt: \"" + molt + "\"");
        String text = String.join("\n", lines) + "\n";
        try {
            if (ReleaseReader.read(new Source(release.source().name(), text)).molt().equals(Optional.of(molt))) {
                return text;
            }
        } catch (RefusedException e) {
            // Told below in words that fit what the author wrote.
        }
        throw new RefusedException(Diagnostic.error(
                "no_molt",
                release.version().position(),
                "the version of Molt cannot be added behind this line",
                "write molt: \"" + molt + "\" beside version:"));
    }
}
