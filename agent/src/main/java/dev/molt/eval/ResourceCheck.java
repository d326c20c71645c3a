package dev.molt.eval;

import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds out which resources of the version wanted the application will not see. */
public final class ResourceCheck {

    private static final int MOST_NAMED = 3;

    private ResourceCheck() {}

    /**
     * The warnings.
     *
     * @param instance where it runs
     * @param before the jar or folder of the version that runs, if it is known
     * @param after that of the version wanted, if it is known
     */
    public static List<Diagnostic> check(Instance instance, Optional<Path> before, Optional<Path> after) throws IOException {
        if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return List.of();
        } else if (!Files.exists(after.get())) {
            return List.of(Diagnostic.warning(
                    "resources_unseen",
                    null,
                    after.get() + " is gone: resources stay as they are now",
                    "keep the jars of versions to go back to"));
        } else if (Resources.isFollowed(instance) || !Files.exists(before.get())) {
            return List.of();
        }
        TreeSet<String> different = different(before.get(), after.get());
        return different.isEmpty() ? List.of() : List.of(Diagnostic.warning(
                "resources_unseen",
                null,
                instance.loader().getClass().getName() + " looks for resources in its own way, and goes on finding the old "
                        + named(different),
                "restart, if the application reads them"));
    }

    private static String named(TreeSet<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED) + " more";
    }

    private static TreeSet<String> different(Path before, Path after) throws IOException {
        try (CodeSource one = CodeSource.open(before);
                CodeSource other = CodeSource.open(after)) {
            TreeSet<String> names = new TreeSet<>();
            TreeSet<String> all = new TreeSet<>(one.resourcesEndingIn(""));
            all.addAll(other.resourcesEndingIn(""));
            for (String name : all) {
                if (isResource(name) && !same(one.resource(name), other.resource(name))) {
                    names.add(name);
                }
            }
            return names;
        }
    }

    /** What tools write into jars about the jars themselves is read by nobody in them. */
    private static boolean isResource(String name) {
        return !name.endsWith(".class")
                && !name.endsWith("/")
                && !name.equals("META-INF/MANIFEST.MF")
                && !name.startsWith("META-INF/molt/")
                && !name.startsWith("META-INF/maven/");
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() && other.isPresent() && Arrays.equals(one.get(), other.get());
    }
}
