package dev.molt.registry;

import static dev.molt.registry.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of RELEASES. */
class ReleasesTextTest {

    private static final String TEXT =
            """
            {
              "format": 1,
              "releases": [
                {
                  "name": "mysystem",
                  "version": "SECOND",
                  "java": 17,
                  "molt": "0.1.0",
                  "status": "unpacked",
                  "libraries": [
                    {
                      "application": "regis",
                      "version": "1.0.0",
                      "directory": "lib/regis-1.0.0"
                    }
                  ]
                },
                {
                  "name": "mysystem",
                  "version": "FIRST",
                  "molt": "0.1.0",
                  "status": "permanent",
                  "libraries": []
                }
              ]
            }
            """;

    @Test
    void isReadAsItIsWritten() throws RefusedException {
        List<Release> releases = List.of(
                new Release("mysystem", "SECOND", Optional.of(17), "0.1.0",
                        List.of(Library.of("regis", "1.0.0")), ReleaseStatus.UNPACKED),
                new Release("mysystem", "FIRST", Optional.empty(), "0.1.0", List.of(), ReleaseStatus.PERMANENT));
        assertEquals(TEXT, ReleasesText.write(releases));
        assertEquals(releases, ReleasesText.read("RELEASES", TEXT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "format": 1         | "format": 2          | its format is 2, and this Molt knows 1 only
        "format": 1         | "formats": 1         | format is missing
        "format": 1,        | "format": 1, "x": 1, | there is no field "x"
        "molt": "0.1.0"     | "molt": 1            | releases[0]: molt is no text
        "java": 17          | "java": "17.5"       | releases[0]: java is no number from 1 to 9999
        "java": 17          | "jave": 17           | releases[0]: there is no field "jave"
        "java": 17          | "java": null         | releases[0]: java is no number from 1 to 9999
        "unpacked"          | "current"            | releases[0]: no release that lies on the disk is "current"
        "unpacked"          | "new"                | releases[0]: no release that lies on the disk is "new"
        "unpacked"          | "permanent"          | more than one release is permanent
        "SECOND"            | "FIRST"              | releases[1]: there are two releases FIRST
        "SECOND"            | "../SECOND"          | releases[0]: "../SECOND" is not a version
        "SECOND"            | "start.data"         | releases[0]: no release can have the version "start.data", which names a file of the registry
        "lib/regis-1.0.0"   | "lib/../regis"       | releases[0].libraries[0]: "lib/../regis" is not a library's folder
        "lib/regis-1.0.0"   | "lib"                | releases[0].libraries[0]: "lib" is not a library's folder
        "lib/regis-1.0.0"   | "/lib/a"             | releases[0].libraries[0]: "/lib/a" is not a library's folder
        "libraries": []     | "libraries": {}      | releases[1]: libraries is no list
        "libraries": []     | "libraries": [1]     | releases[1].libraries[0]: this is no object
        """)
    void whatIsWrongIsRefused(String right, String wrong, String reason) {
        assertTrue(TEXT.contains(right), right);
        assertBroken(reason, TEXT.replaceFirst(Pattern.quote(right), wrong));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertBroken("this is no JSON at line 27 column 2", TEXT + "{}");
        assertBroken("this is no JSON at line 1 column 2", "{");
        assertBroken("this is no JSON at line 1 column 1", "");
        assertBroken("this is no object", "[]");
    }

    private static void assertBroken(String reason, String text) {
        assertRefused(
                "broken_file",
                "error: RELEASES cannot be understood: " + reason
                        + "\n  cure: put the file right, or take it from a backup; nothing was written",
                () -> ReleasesText.read("RELEASES", text));
    }
}
