package dev.molt.reshape;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The methods in companions that objects of lambdas and of method references were handed, with digests of their code: a
 * value. A companion sends its callers on to the next version's; but where a version between had no such method, that
 * is as far as it goes, and objects from before keep their code.
 */
final class Handed {

    private static final Handed NONE = new Handed(Map.of(), Map.of());

    private final Map<String, Map<String, String>> codes;
    /** Those that a version did not have, with the code of the one before it. */
    private final Map<String, Map<String, String>> left;

    private Handed(Map<String, Map<String, String>> codes, Map<String, Map<String, String>> left) {
        this.codes = codes;
        this.left = left;
    }

    static Handed none() {
        return NONE;
    }

    /** What is so once a release runs; what it has not may come back. */
    Handed after(Emission release) {
        BesideCode code = release.code();
        Map<String, Map<String, String>> after = new TreeMap<>();
        Map<String, Map<String, String>> gone = new TreeMap<>();
        left.forEach((owner, methods) -> methods.forEach((key, digest) -> gone.computeIfAbsent(owner, name -> new TreeMap<>())
                .put(key, digest(code, release, owner, key).orElse(digest))));
        codes.forEach((owner, methods) -> methods.forEach((key, digest) -> {
            Optional<String> now = digest(code, release, owner, key);
            (now.isPresent() ? after : gone).computeIfAbsent(owner, name -> new TreeMap<>()).put(key, now.orElse(digest));
        }));
        release.handed().forEach((owner, keys) -> keys.forEach(key -> digest(code, release, owner, key).ifPresent(digest ->
                after.computeIfAbsent(owner, name -> new TreeMap<>()).put(key, digest))));
        return new Handed(after, gone);
    }

    /** By class, what is another once a release runs for objects that keep their code, by name and descriptor. */
    Map<String, Set<String>> changed(Handed after) {
        Map<String, Set<String>> changed = new TreeMap<>();
        left.forEach((owner, methods) -> methods.forEach((key, digest) -> {
            if (!digest.equals(after.left.get(owner).get(key))) {
                changed.computeIfAbsent(owner, name -> new TreeSet<>()).add(key);
            }
        }));
        return changed;
    }

    /** What is overridden in one release need not be in the next. */
    static String plain(Target.Static target) {
        String name = target.name();
        return (name.endsWith(Dispatch.SUFFIX) ? name.substring(0, name.length() - Dispatch.SUFFIX.length()) : name) + target.descriptor();
    }

    private static Optional<String> digest(BesideCode code, Emission release, String owner, String key) {
        String name = Changes.name(key);
        String descriptor = Changes.descriptor(key);
        String companion = release.companion(owner);
        return code.of(companion, name + Dispatch.SUFFIX, descriptor).or(() -> code.of(companion, name, descriptor));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Handed that && codes.equals(that.codes) && left.equals(that.left);
    }

    @Override
    public int hashCode() {
        return 31 * codes.hashCode() + left.hashCode();
    }
}
