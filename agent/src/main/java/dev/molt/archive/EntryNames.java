package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Refuses names that lead elsewhere, and names that are one and the same on some file system. */
final class EntryNames {

    private final Refusals refusals;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> folded = new HashMap<>();

    EntryNames(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Refuses the first bad name. */
    void check(List<ZipHeader> headers) throws RefusedException {
        for (ZipHeader header : headers) {
            checkPlain(header);
            if (!names.add(header.name())) {
                throw refusals.refuse("duplicate_entry", header.shown() + " is there twice", Refusals.MAKE_AGAIN);
            }
            checkUnambiguous(header);
        }
    }

    private void checkPlain(ZipHeader header) throws RefusedException {
        String name = header.name();
        String wrong = name.isEmpty() ? "has no name"
                : name.indexOf('\0') >= 0 ? "has a NUL character"
                : name.indexOf('\\') >= 0 ? "has a backslash"
                : name.startsWith("/") ? "is absolute"
                : name.matches("(?s)[A-Za-z]:.*") ? "begins with a drive letter"
                : leadsElsewhere(name) ? "has an empty part, . or .."
                : null;
        if (wrong != null) {
            throw refusals.refuse("unsafe_name", header.shown() + " " + wrong, Refusals.MAKE_AGAIN);
        }
    }

    private static boolean leadsElsewhere(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Looks at the name and at its directories: two of these may be one as well. */
    private void checkUnambiguous(ZipHeader header) throws RefusedException {
        String name = header.name();
        for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
            checkUnambiguous(name.substring(0, end));
        }
        checkUnambiguous(name);
    }

    private void checkUnambiguous(String path) throws RefusedException {
        String before = folded.putIfAbsent(fold(path), path);
        if (before != null && !before.equals(path)) {
            throw refusals.refuse(
                    "ambiguous_name",
                    Refusals.shown(before) + " and " + Refusals.shown(path) + " are the same on some file systems",
                    "rename one of them");
        }
    }

    /** What file systems that know no case, and drop dots and blanks at the end, make of a path. */
    private static String fold(String path) {
        StringBuilder folded = new StringBuilder();
        for (String part : path.toLowerCase(Locale.ROOT).split("/", -1)) {
            folded.append(part.replaceFirst("[. ]+$", "")).append('/');
        }
        return folded.toString();
    }
}
