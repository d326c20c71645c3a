package dev.molt.appup;

import java.util.regex.Pattern;

/** Which versions an entry is for: one exactly, or all that a regular expression matches as a whole. */
public sealed interface VersionPattern {

    /** True if the entry is for this version. */
    boolean matches(String version);

    /** One version. */
    record Exact(String version) implements VersionPattern {
        @Override
        public boolean matches(String other) {
            return version.equals(other);
        }

        @Override
        public String toString() {
            return version;
        }
    }

    /** Every version that the expression matches from beginning to end. */
    record Regex(Pattern pattern) implements VersionPattern {
        @Override
        public boolean matches(String other) {
            return pattern.matcher(other).matches();
        }

        @Override
        public String toString() {
            return "/" + pattern + "/";
        }
    }
}
