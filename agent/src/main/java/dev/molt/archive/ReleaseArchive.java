package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A release archive in which everything was checked; what is unpacked is what was checked. */
public final class ReleaseArchive implements Closeable {

    private final PrivateCopy copy;
    private final Contents contents;
    private final Refusals refusals;
    private final List<Item> items;
    private final MoltManifest manifest;
    private final List<ArchiveEntry> entries;
    private final Optional<Signer> signer;

    /** Checks a copy, step by step: no step reads what an earlier one did not find harmless. */
    private ReleaseArchive(PrivateCopy copy, Limits limits, Optional<Trust> trust, Refusals refusals)
            throws IOException, RefusedException {
        this.copy = copy;
        this.refusals = refusals;
        this.contents = new Contents(copy.bytes(), refusals);
        ZipEnd end = ZipEnd.find(copy.bytes(), refusals);
        List<ZipHeader> headers = new Directory(limits, refusals).read(copy.bytes(), end);
        new EntryNames(refusals).check(headers);
        new HeaderRules(limits, refusals).check(headers);
        List<Item> all = new LocalHeaders(copy.bytes(), refusals).locate(headers, end);
        this.items = all.stream().filter(item -> !item.header().isMeta()).toList();
        this.manifest = MoltManifest.read(firstEntry(all), refusals);
        new Layout(manifest.version(), refusals).check(all.stream().map(Item::name).toList());
        this.entries = List.copyOf(new Digests(contents, refusals).check(items, manifest));
        List<Item> meta = all.stream().filter(item -> item.header().isMeta()).toList();
        this.signer = new Signature(contents, refusals).verify(copy.path(), meta, items, manifest);
        if (trust.isPresent()) {
            new TrustCheck(trust.get(), refusals).check(signer);
        }
    }

    /**
     * Opens an archive and checks all of it, on a copy in the JVM's temporary directory.
     *
     * @param trust whose archives are accepted; empty if signed ones are checked, and unsigned ones accepted
     * @throws RefusedException if anything is wrong with it
     */
    public static ReleaseArchive open(Path archive, Limits limits, Optional<Trust> trust)
            throws IOException, RefusedException {
        return open(archive, Path.of(System.getProperty("java.io.tmpdir")), limits, trust);
    }

    /**
     * The same with the copy in another directory, where there is room for an archive; the copy has no name any more when
     * this is done.
     */
    public static ReleaseArchive open(Path archive, Path directory, Limits limits, Optional<Trust> trust)
            throws IOException, RefusedException {
        return open(archive, archive.toString(), directory, limits, trust);
    }

    /** The same, called by another name where it is refused. */
    static ReleaseArchive open(Path archive, String shown, Path directory, Limits limits, Optional<Trust> trust)
            throws IOException, RefusedException {
        Refusals refusals = new Refusals(shown);
        PrivateCopy copy = PrivateCopy.of(archive, directory, limits, refusals);
        try {
            return new ReleaseArchive(copy, limits, trust, refusals);
        } catch (IOException | RefusedException | RuntimeException | Error e) {
            copy.bytes().channel().close();
            throw e;
        } finally {
            Files.delete(copy.path());
        }
    }

    private byte[] firstEntry(List<Item> all) throws IOException, RefusedException {
        if (all.isEmpty() || !all.get(0).name().equals(Layout.MANIFEST)) {
            throw refusals.refuse(
                    "no_manifest",
                    "its first entry is not " + Layout.MANIFEST + ": it is no release archive",
                    "name the file that was packed, NAME-VERSION.jar");
        }
        return contents.bytes(all.get(0));
    }

    /** The release's name. */
    public String name() {
        return manifest.name();
    }

    /** The release's version. */
    public String version() {
        return manifest.version();
    }

    /** All files that it holds, in its order; the manifest and signatures are not among them. */
    public List<ArchiveEntry> entries() {
        return entries;
    }

    /** The SHA-256 of the archive's own file, in hexadecimal digits. */
    public String digest() {
        return copy.digest();
    }

    /** The SHA-256 of the signer's certificate, in hexadecimal digits, or empty if nobody signed it. */
    public Optional<String> signer() {
        return signer.map(Signer::fingerprint);
    }

    /**
     * Unpacks it into a directory that is made for it: on a failure there is none.
     *
     * @param staging must not be there; its parent must. Of mode 0700, as what is unpacked is not installed yet
     */
    public void extractTo(Path staging) throws IOException, RefusedException {
        new Extraction(contents, refusals).extract(items, entries, staging);
    }

    @Override
    public void close() throws IOException {
        copy.bytes().channel().close();
    }
}
