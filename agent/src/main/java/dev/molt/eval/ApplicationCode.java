package dev.molt.eval;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Optional;

/** Tells the application's code from the JDK's and Molt's own. */
final class ApplicationCode {

    private static final String MOLT = "dev.molt.launch.NestedJarLoader";

    /** Of the domain asked for last, as the classes of one jar are loaded one after the other. */
    private volatile Known last = new Known(new WeakReference<>(null), Optional.empty());

    private volatile Folder lastFolder = new Folder(Path.of(""), false);

    /** True for a loader that may define classes of the application. */
    boolean mayDefine(ClassLoader loader) {
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && loader != ApplicationCode.class.getClassLoader()
                // One that started a system before the agent came is another one than ours.
                && !loader.getClass().getName().equals(MOLT);
    }

    /** True for a folder, in which a build may overwrite what was loaded. */
    boolean isFolder(Path code) {
        Folder known = lastFolder;
        if (!known.code().equals(code)) {
            known = new Folder(code, Files.isDirectory(code));
            lastFolder = known;
        }
        return known.is();
    }

    /** The jar or folder that classes of a domain come from, be it there or not; empty if they come from no file. */
    Optional<Path> code(ProtectionDomain domain) {
        if (domain == null) {
            return Optional.empty();
        }
        Known known = last;
        if (known.domain().get() != domain) {
            known = new Known(new WeakReference<>(domain), read(domain));
            last = known;
        }
        return known.code();
    }

    private static Optional<Path> read(ProtectionDomain domain) {
        if (domain.getCodeSource() == null || domain.getCodeSource().getLocation() == null) {
            return Optional.empty();
        }
        try {
            URI uri = domain.getCodeSource().getLocation().toURI();
            return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private record Folder(Path code, boolean is) {}

    private record Known(WeakReference<ProtectionDomain> domain, Optional<Path> code) {}
}
