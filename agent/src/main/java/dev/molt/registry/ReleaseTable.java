package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Spelling;
import dev.molt.registry.Transition.Becomes;
import dev.molt.registry.Transition.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The releases of a system, newest first, and what events make of them all.
 *
 * @param releases all of them
 * @param beforeCurrent the status to which the current one falls back if the system starts again
 */
record ReleaseTable(List<Release> releases, ReleaseStatus beforeCurrent) {

    /** Releases as they lie on the disk. */
    static ReleaseTable of(List<Release> releases) {
        return new ReleaseTable(List.copyOf(releases), ReleaseStatus.UNPACKED);
    }

    Optional<Release> find(String version) {
        return releases.stream().filter(r -> r.version().equals(version)).findFirst();
    }

    Optional<Release> with(ReleaseStatus status) {
        return releases.stream().filter(r -> r.status() == status).findFirst();
    }

    Release require(String version) throws RefusedException {
        Optional<Release> found = find(version);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> known = releases.stream().map(Release::version).toList();
        throw new RefusedException(Diagnostic.error(
                "no_such_release",
                null,
                "there is no release " + version,
                known.isEmpty() ? "unpack it first" : Spelling.cure(version, known)));
    }

    /** What lies on the disk: none is current there, so that a system that starts again finds what it starts with. */
    List<Release> atRest() {
        return releases.stream()
                .map(r -> r.status() == ReleaseStatus.CURRENT ? r.with(beforeCurrent) : r)
                .toList();
    }

    /** With another release, the newest. */
    ReleaseTable plus(Release release) throws RefusedException {
        if (find(release.version()).isPresent()) {
            throw new RefusedException(Diagnostic.error(
                    "existing_release",
                    null,
                    "release " + release.version() + " is there already",
                    "remove it first, or give the new one another version"));
        }
        List<Release> more = new ArrayList<>(releases);
        more.add(0, release);
        return new ReleaseTable(List.copyOf(more), beforeCurrent);
    }

    /** After the system has started again. */
    ReleaseTable restarted() {
        return of(atRest());
    }

    /**
     * After an event of one release.
     *
     * @throws RefusedException if there is no such release, or its status does not allow it
     */
    ReleaseTable after(ReleaseEvent event, String version) throws RefusedException {
        Release release = require(version);
        Transition own = release.status().after(event);
        if (own instanceof Refused refused) {
            throw new RefusedException(Diagnostic.error(
                    refused.code(),
                    null,
                    "release " + version + " is " + release.status() + ", " + refused.reason(),
                    refused.cure()));
        }
        List<Release> changed = new ArrayList<>();
        for (Release each : releases) {
            Optional<ReleaseEvent> happened = each.equals(release) ? Optional.of(event) : event.toOthers();
            Transition transition = happened.map(each.status()::after).orElse(new Becomes(each.status()));
            if (transition instanceof Becomes becomes) {
                changed.add(each.with(becomes.status()));
            }
        }
        boolean gotCurrent = own instanceof Becomes becomes && becomes.status() == ReleaseStatus.CURRENT;
        return new ReleaseTable(List.copyOf(changed), gotCurrent ? release.status() : beforeCurrent);
    }
}
