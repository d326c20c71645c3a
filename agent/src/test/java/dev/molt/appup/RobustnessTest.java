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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A damaged file is read or refused, with a place for every error; nothing else is ever thrown. */
class RobustnessTest {

    private String valid;

    @BeforeEach
    void readValidFile() throws IOException {
        try (InputStream in = RobustnessTest.class.getResourceAsStream("/appup/whole_grammar.yaml")) {
            valid = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void cutOffAnywhere() {
        for (int length = 0; length < valid.length(); length++) {
            readsOrRefuses(valid.substring(0, length));
        }
    }

    @Test
    void anyLineDeletedOrDoubled() {
        List<String> lines = valid.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            readsOrRefuses(String.join("\n", fewer));
            List<String> more = new ArrayList<>(lines);
            more.add(i, lines.get(i));
            readsOrRefuses(String.join("\n", more));
        }
    }

    @Test
    void anyCharacterReplaced() {
        Random random = new Random(1);
        String hostile = "\t\n\r :-[]{}*&!%|>?,'\"#\\/~0\u0000\u0085\u2028\uD800\uFEFF";
        for (int i = 0; i < valid.length(); i++) {
            char other = hostile.charAt(random.nextInt(hostile.length()));
            readsOrRefuses(valid.substring(0, i) + other + valid.substring(i + 1));
        }
    }

    private static void readsOrRefuses(String text) {
        try {
            AppupReader.read(new Source("damaged.yaml", text));
        } catch (RefusedException e) {
            assertTrue(e.diagnostics().stream().allMatch(d -> d.position() != null), e.getMessage());
            assertTrue(e.diagnostics().stream().noneMatch(d -> d.cure().isEmpty()), e.getMessage());
        }
    }
}
