package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares all contents with the digests of the manifest. */
final class Digests {

    private final Contents contents;
    private final Refusals refusals;

    Digests(Contents contents, Refusals refusals) {
        this.contents = contents;
        this.refusals = refusals;
    }

    /** Reads every entry that is no part of {@code META-INF}, and gives what each is. */
    List<ArchiveEntry> check(List<Item> items, MoltManifest manifest) throws IOException, RefusedException {
        Set<String> missing = new TreeSet<>(manifest.listed());
        missing.removeAll(items.stream().map(Item::name).collect(Collectors.toSet()));
        if (!missing.isEmpty()) {
            throw refusals.refuse(
                    "missing_entry",
                    "its manifest lists " + Refusals.shown(missing.iterator().next()) + ", which is not there",
                    Refusals.FETCH_AGAIN);
        }
        List<ArchiveEntry> entries = new ArrayList<>();
        for (Item item : items) {
            String digest = HexFormat.of().formatHex(check(item, manifest));
            entries.add(new ArchiveEntry(item.name(), item.header().size(), digest));
        }
        return entries;
    }

    private byte[] check(Item item, MoltManifest manifest) throws IOException, RefusedException {
        byte[] wanted = manifest.digest(item.name()).orElseThrow(() -> refusals.refuse(
                "missing_digest",
                item.header().shown() + " has no " + Sha256.ATTRIBUTE + " in the manifest",
                Refusals.MAKE_AGAIN));
        Sha256 digest = new Sha256();
        contents.read(item, digest);
        byte[] found = digest.value();
        if (!MessageDigest.isEqual(wanted, found)) {
            throw refusals.refuse(
                    "wrong_digest", item.header().shown() + " is not what the manifest says", Refusals.FETCH_AGAIN);
        }
        return found;
    }
}
