package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Optional;

/**
 * What a release consists of: {@code releases/VERSION/release.yaml}.
 *
 * @param source the text it was read from
 * @param release its name
 * @param version its version
 * @param java the feature release of the JVM it runs on; empty for whichever there is
 * @param molt the version of Molt it runs with; empty for whichever is installed
 * @param javaOptions options for the JVM
 * @param applications what it consists of, in the order written
 * @param verify what has to be true after it was installed
 */
public record ReleaseDescriptor(
        Source source,
        Located<String> release,
        Located<String> version,
        Optional<Integer> java,
        Optional<String> molt,
        List<String> javaOptions,
        List<Member> applications,
        List<VerifyCheck> verify) {

    /** One application of a release. */
    public record Member(Located<String> application, Located<String> version, StartType type) {}
}
