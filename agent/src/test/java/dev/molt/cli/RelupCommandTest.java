package dev.molt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code molt relup}: a file's scripts, or its errors; for people and for programs. */
class RelupCommandTest {

    private static final String GOOD = """
            application: app
            version: 2
            up: [{from: 1, instructions: [{load_module: a.B}]}]
            down: [{to: 1, instructions: [{delete_module: a.B}]}]
            """;

    private static final String BAD = """
            application: app
            version: 2
            up: [{from: 1, instructions: [{load_modul: a.B}]}]
            """;

    @TempDir
    private Path folder;

    @Test
    void aGoodFileIsTranslatedInBothDirections() throws IOException {
        assertEquals(
                new Ran(
                        0,
                        """
                        # app, up from 1
                        - load_object_code: {application: app, version: "2", modules: [a.B]}
                        - point_of_no_return
                        - load: {module: a.B, pre_purge: brutal_purge, post_purge: brutal_purge}
                        # app, down to 1
                        - point_of_no_return
                        - remove: {module: a.B, pre_purge: soft_purge, post_purge: soft_purge}
                        - purge: [a.B]
                        """,
                        ""),
                Ran.molt("relup", file(GOOD)));
    }

    @Test
    void programsGetOneObjectPerEntry() throws IOException {
        Ran ran = Ran.molt("relup", "--json", file(GOOD));
        JsonArray scripts = JsonParser.parseString(ran.out()).getAsJsonArray();
        assertEquals(2, scripts.size());
        JsonObject up = scripts.get(0).getAsJsonObject();
        assertEquals(Set.of("application", "direction", "version", "script"), up.keySet());
        assertEquals("up", up.get("direction").getAsString());
        assertEquals("- point_of_no_return", up.getAsJsonArray("script").get(1).getAsString());
    }

    @Test
    void aBadFileIsRefusedWhereItIsBad() throws IOException {
        String path = file(BAD);
        assertEquals(
                new Ran(
                        3,
                        "",
                        path + """
                        :3:32: error: there is no instruction "load_modul"
                          up: [{from: 1, instructions: [{load_modul: a.B}]}]
                                                         ^
                          cure: write load_module
                        refused: 1 error; nothing was touched
                        """),
                Ran.molt("relup", path));
    }

    @Test
    void programsGetTheErrorsAsData() throws IOException {
        Ran ran = Ran.molt("relup", "--json", file(BAD));
        assertEquals(3, ran.exit());
        assertEquals("", ran.err());
        JsonObject error = JsonParser.parseString(ran.out())
                .getAsJsonObject()
                .getAsJsonArray("refused")
                .get(0)
                .getAsJsonObject();
        assertEquals(
                Set.of("severity", "code", "file", "line", "column", "message", "cure", "text"), error.keySet());
        assertEquals("bad_instruction", error.get("code").getAsString());
    }

    @Test
    void aFileThatIsNoTextIsNoStackTrace() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Ran ran = Ran.molt("relup", file.toString());
        assertEquals(2, ran.exit());
        assertTrue(ran.err().startsWith(file + " is no UTF-8 text\n"), ran.err());
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("app.yaml"), text).toString();
    }
}
