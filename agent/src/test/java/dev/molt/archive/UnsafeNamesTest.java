package dev.molt.archive;

import static dev.molt.archive.Archives.assertRefused;
import static dev.molt.archive.Archives.text;
import static dev.molt.archive.Archives.with;

import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No entry can be written anywhere but where it belongs, on no file system. */
@EveryJdk
class UnsafeNamesTest {

    private static final String MADE_BY_MOLT = "have the archive made by Molt; do not install this one";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "../x | \"../x\" | has an empty part, . or ..",
        "lib/x/../../y | \"lib/x/../../y\" | has an empty part, . or ..",
        "lib/pea-1.0/./x | \"lib/pea-1.0/./x\" | has an empty part, . or ..",
        "lib//x | \"lib//x\" | has an empty part, . or ..",
        "lib/pea-1.0/.. | \"lib/pea-1.0/..\" | has an empty part, . or ..",
        "/etc/passwd | \"/etc/passwd\" | is absolute",
        "..\\x | \"..\\x\" | has a backslash",
        "lib\\pea-1.0\\x | \"lib\\pea-1.0\\x\" | has a backslash",
        "C:/x | \"C:/x\" | begins with a drive letter",
        "c:x | \"c:x\" | begins with a drive letter",
    })
    void aNameThatLeadsElsewhereIsRefused(String name, String shown, String why) throws IOException {
        assertRefused(
                directory, with(name, text("x")).bytes(),
                "unsafe_name", "A.jar: entry " + shown + " " + why, MADE_BY_MOLT);
    }

    @Test
    void aNulIsRefusedAndNotShown() throws IOException {
        assertRefused(
                directory, Archives.good().add("releases/2/a.yaml\0.jar", text("x")).bytes(),
                "unsafe_name", "A.jar: entry \"releases/2/a.yaml\\x00.jar\" has a NUL character", MADE_BY_MOLT);
    }

    @Test
    void noNameIsRefused() throws IOException {
        assertRefused(
                directory, Archives.good().add("", text("x")).bytes(),
                "unsafe_name", "A.jar: entry \"\" has no name", MADE_BY_MOLT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lib/pea-1.0/PEA-1.0.jar | lib/pea-1.0/pea-1.0.jar | lib/pea-1.0/PEA-1.0.jar",
        "lib/Pea-1.0/other.jar | lib/pea-1.0 | lib/Pea-1.0",
        "Lib/pea-1.0/other.jar | lib | Lib",
        "releases/2/release.yaml. | releases/2/release.yaml | releases/2/release.yaml.",
        "releases/2./x | releases/2 | releases/2.",
        "meta-inf/MANIFEST.MF | META-INF | meta-inf",
    })
    void namesThatSomeFileSystemsTakeForOneAreRefused(String name, String before, String after) throws IOException {
        assertRefused(
                directory, with(name, text("x")).bytes(),
                "ambiguous_name",
                "A.jar: \"" + before + "\" and \"" + after + "\" are the same on some file systems",
                "rename one of them");
    }

    @Test
    void aBlankAtTheEndIsNoOtherName() throws IOException {
        assertRefused(
                directory, with("releases/2/release.yaml ", text("x")).bytes(),
                "ambiguous_name",
                "A.jar: \"releases/2/release.yaml\" and \"releases/2/release.yaml \" are the same on some file systems",
                "rename one of them");
    }

    @Test
    void anEntryThatIsThereTwiceIsRefused() throws IOException {
        assertRefused(
                directory, Archives.good().add(Archives.DESCRIPTOR, text("other")).bytes(),
                "duplicate_entry", "A.jar: entry \"releases/2/release.yaml\" is there twice", MADE_BY_MOLT);
    }

    @ParameterizedTest
    @CsvSource({
        "x", "lib/x", "lib/pea/x.jar", "lib/pea-1.0/deep/x.jar", "releases/RELEASES", "releases/3/relup.yaml",
        "releases/2/deep/x", "bin/start", "META-INF/services/x", "META-INF/versions/9/x", "lib/pea-1.0/.hidden",
        "lib/-1/x", "META-INF/TOOLONGNAME.SF", "releases/2/a b",
    })
    void whatHasNoPlaceInTheLayoutIsRefused(String name) throws IOException {
        assertRefused(
                directory, with(name, text("x")).bytes(),
                "unexpected_entry",
                "A.jar: entry \"" + name + "\" has no place in an archive of release 2",
                "pack nothing but lib/APP-VSN/FILE and releases/2/FILE, named by letters, digits and _ . + ~ -");
    }

    @Test
    void whatCouldDriveATerminalIsShownAsNumbers() throws IOException {
        assertRefused(
                directory, with("\u001b[2J\u00e9", text("x")).bytes(),
                "unexpected_entry",
                "A.jar: entry \"\\x1b[2J\\xe9\" has no place in an archive of release 2",
                "pack nothing but lib/APP-VSN/FILE and releases/2/FILE, named by letters, digits and _ . + ~ -");
    }
}
