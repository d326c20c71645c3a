package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A damaged file is read or refused, with a place for every error; nothing else is ever thrown. */
class RobustnessTest {

    /** The readers, each with the name of a file that it reads. */
    private enum Reader {
        WHOLE_GRAMMAR(AppupReader::read),
        APPLICATION(ApplicationReader::read),
        RELEASE(ReleaseReader::read),
        CONFIGURATION(source -> ConfigurationReader.substituted(source, variable -> null));

        private final Reading reading;

        Reader(Reading reading) {
            this.reading = reading;
        }

        String valid() throws IOException {
            try (InputStream in = RobustnessTest.class.getResourceAsStream("/appup/" + name().toLowerCase() + ".yaml")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** What a reader does. */
    private interface Reading {
        Object read(Source source) throws RefusedException;
    }

    @ParameterizedTest
    @EnumSource
    void validAsItIs(Reader reader) throws Exception {
        reader.reading.read(new Source("valid.yaml", reader.valid()));
    }

    @ParameterizedTest
    @EnumSource
    void cutOffAnywhere(Reader reader) throws IOException {
        String valid = reader.valid();
        for (int length = 0; length < valid.length(); length++) {
            readsOrRefuses(reader, valid.substring(0, length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyLineDeletedOrDoubled(Reader reader) throws IOException {
        String valid = reader.valid();
        List<String> lines = valid.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            readsOrRefuses(reader, String.join("\n", fewer));
            List<String> more = new ArrayList<>(lines);
            more.add(i, lines.get(i));
            readsOrRefuses(reader, String.join("\n", more));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyCharacterReplaced(Reader reader) throws IOException {
        String valid = reader.valid();
        Random random = new Random(1);
        String hostile = "\t\n\r :-[]{}*&!%|>?,'\"#\\/~0\u0000\u0085\u2028\uD800\uFEFF";
        for (int i = 0; i < valid.length(); i++) {
            char other = hostile.charAt(random.nextInt(hostile.length()));
            readsOrRefuses(reader, valid.substring(0, i) + other + valid.substring(i + 1));
        }
    }

    private static void readsOrRefuses(Reader reader, String text) {
        try {
            reader.reading.read(new Source("damaged.yaml", text));
        } catch (RefusedException e) {
            assertTrue(e.diagnostics().stream().allMatch(d -> d.position() != null), e.getMessage());
            assertTrue(e.diagnostics().stream().noneMatch(d -> d.cure().isEmpty()), e.getMessage());
        }
    }
}
