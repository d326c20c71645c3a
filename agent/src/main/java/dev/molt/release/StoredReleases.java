package dev.molt.release;

import dev.molt.appup.ReleaseDescriptor;
import dev.molt.archive.Limits;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.Library;
import dev.molt.registry.Registry;
import dev.molt.registry.Release;
import dev.molt.registry.ReleaseStatus;
import dev.molt.target.Unpacking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The releases of a target system as files; what needs a running JVM is refused.
 *
 * <p>One thing at a time: what is unpacked lies in a place that there is once.
 */
public final class StoredReleases implements Releases {

    private final Registry registry;

    /** The releases of a registry, which is open. */
    public StoredReleases(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }

    @Override
    public List<ReleaseReport> which() {
        return registry.releases().stream().map(StoredReleases::report).toList();
    }

    /** One of them. */
    ReleaseReport report(String version) {
        return report(registry.find(version).orElseThrow());
    }

    private static ReleaseReport report(Release release) {
        return new ReleaseReport(
                release.name(),
                release.version(),
                release.status().toString(),
                release.libraries().stream()
                        .map(library -> library.application() + "-" + library.version())
                        .toList());
    }

    @Override
    public synchronized UnpackReport unpack(String archive) throws RefusedException, IOException {
        Signers signers = new Signers(registry.root());
        Unpacking.Unpacked unpacked =
                new Unpacking(registry, Limits.defaults(), signers.trust()).unpack(Path.of(archive));
        if (unpacked.signer().isPresent()) {
            signers.remember(unpacked.signer().get());
        }
        return new UnpackReport(
                report(unpacked.release().version()),
                unpacked.already(),
                unpacked.digest(),
                unpacked.signer().orElse(null),
                unpacked.warnings().stream().map(DiagnosticReport::of).toList());
    }

    @Override
    public InstallReport check(String version) throws RefusedException {
        throw needsJvm("check");
    }

    @Override
    public InstallReport install(InstallRequest request) throws RefusedException {
        throw needsJvm("install");
    }

    @Override
    public void confirm(String version) throws RefusedException {
        throw needsJvm("confirm");
    }

    @Override
    public ReleaseReport makePermanent(String version, boolean softPurge) throws RefusedException {
        throw needsJvm("make_permanent");
    }

    @Override
    public ReleaseReport rebootOld(String version) throws RefusedException {
        throw needsJvm("reboot_old");
    }

    @Override
    public synchronized void remove(String version) throws RefusedException, IOException {
        registry.remove(version);
    }

    @Override
    public synchronized ReleaseReport setUnpacked(String version) throws RefusedException, IOException {
        ReleaseDescriptor descriptor = Unpacked.read(registry.root(), version).descriptor();
        if (!descriptor.version().value().equals(version)) {
            throw new RefusedException(Diagnostic.error(
                    "bad_vsn",
                    descriptor.version().position(),
                    "this is release " + descriptor.version() + ", in the folder of " + version,
                    "rename the folder, or write version: " + version));
        }
        List<Library> libraries = descriptor.applications().stream()
                .map(member -> Library.of(member.application().value(), member.version().value()))
                .toList();
        Release release = new Release(
                descriptor.release().value(),
                version,
                descriptor.java(),
                descriptor.molt().orElseGet(Version::current),
                libraries,
                ReleaseStatus.UNPACKED);
        new Unpacking(registry, Limits.defaults(), Optional.empty()).makeStartFiles(release);
        registry.setUnpacked(release);
        return report(version);
    }

    @Override
    public synchronized void setRemoved(String version) throws RefusedException, IOException {
        registry.setRemoved(version);
    }

    private static RefusedException needsJvm(String what) {
        return new RefusedException(Diagnostic.error(
                "not_running", null, what + " is done in a running JVM, and none runs from this root", "bin/start"));
    }
}
