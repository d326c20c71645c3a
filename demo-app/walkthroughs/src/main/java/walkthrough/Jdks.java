package walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The JDKs of this machine, as the build found them. */
final class Jdks {

    private static final Pattern JDK =
            Pattern.compile("<version>(\\d+)[^<]*</version>.*?<jdkHome>([^<]+)</jdkHome>", Pattern.DOTALL);
    private static final int OLDEST = 17;

    private Jdks() {}

    /** One that a release can name in place of the one that runs. */
    static Optional<Path> otherThan(int feature) throws IOException {
        Path found = Checkout.ROOT.resolve("target/jdks.xml");
        if (!Files.exists(found)) {
            return Optional.empty();
        }
        return JDK.matcher(Files.readString(found)).results()
                .filter(jdk -> feature(jdk) != feature && feature(jdk) >= OLDEST)
                .map(jdk -> Path.of(jdk.group(2))).findFirst();
    }

    /** The feature release of a version such as 17.0.15. */
    static int feature(String version) {
        return Integer.parseInt(version.split("\\D")[0]);
    }

    /** That of a JDK. */
    static int feature(Path home) throws IOException {
        return Files.readAllLines(home.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> feature(line.substring("JAVA_VERSION=".length()).replace("\"", "")))
                .findFirst().orElseThrow();
    }

    private static int feature(MatchResult jdk) {
        return Integer.parseInt(jdk.group(1));
    }
}
