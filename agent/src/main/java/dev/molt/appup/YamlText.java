package dev.molt.appup;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import org.yaml.snakeyaml.reader.StreamReader;

/** Refuses text that editors and YAML would not show or count alike, before anything is parsed. */
final class YamlText {

    private YamlText() {}

    /** Refuses the first character that cannot be printed or that only YAML takes for the end of a line. */
    static void check(Source source) throws RefusedException {
        int line = 1;
        for (String text : (Iterable<String>) source.text().lines()::iterator) {
            int[] characters = text.codePoints().toArray();
            for (int i = 0; i < characters.length; i++) {
                if (!StreamReader.isPrintable(characters[i]) || isForeignLineEnd(characters[i])) {
                    throw refusal(new Position(source, line, i + 1), characters[i]);
                }
            }
            line++;
        }
    }

    /** The next-line, line-separator and paragraph-separator characters. */
    private static boolean isForeignLineEnd(int character) {
        return character == 0x85 || character == 0x2028 || character == 0x2029;
    }

    private static RefusedException refusal(Position position, int character) {
        String name = String.format("%04X", character);
        String escape = String.format(character > 0xFFFF ? "\\U%08X" : "\\u%04X", character);
        return new RefusedException(Diagnostic.error(
                "unprintable",
                position,
                "the character U+" + name + " cannot be seen",
                "take it out; where a value needs it, write \"" + escape + "\" in double quotes"));
    }
}
