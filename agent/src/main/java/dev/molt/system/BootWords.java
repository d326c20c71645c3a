package dev.molt.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a line in {@code start.boot}: what would end a word or a line in it is escaped. */
final class BootWords {

    private static final String ESCAPED = " \\\n\r\t";
    private static final String LETTERS = "s\\nrt";
    private static final String EMPTY = "\\e";

    private BootWords() {}

    /** A line of these words. */
    static String line(String... words) {
        return List.of(words).stream().map(BootWords::escape).collect(Collectors.joining(" "));
    }

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException if an escape is unknown
     */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            words.add(unescape(word));
        }
        return words;
    }

    private static String escape(String word) {
        if (word.isEmpty()) {
            return EMPTY;
        }
        StringBuilder text = new StringBuilder();
        for (char c : word.toCharArray()) {
            int known = ESCAPED.indexOf(c);
            if (known >= 0) {
                text.append('\\').append(LETTERS.charAt(known));
            } else if (isUnseen(c)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Control characters, other ends of lines and spaces, and halves of characters that no encoding can write. */
    private static boolean isUnseen(char c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c) || Character.isSurrogate(c) || c == '\uFEFF';
    }

    private static String unescape(String word) {
        if (word.equals(EMPTY)) {
            return "";
        }
        if (word.isEmpty()) {
            throw new IllegalArgumentException("two spaces follow each other");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (word.startsWith("u", i + 1) && word.length() >= i + 6) {
                text.append((char) Integer.parseInt(word.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                int known = i + 1 < word.length() ? LETTERS.indexOf(word.charAt(i + 1)) : -1;
                if (known < 0) {
                    throw new IllegalArgumentException("a backslash stands before something that it does not escape");
                }
                text.append(ESCAPED.charAt(known));
                i++;
            }
        }
        return text.toString();
    }
}
