package dev.molt.codechange;

import java.util.List;
import java.util.Map;
import javassist.compiler.TokenId;

/** Javassist's numbers for kinds of types. */
final class Kinds {

    private static final Map<Character, Integer> BY_DESCRIPTOR = Map.of(
            'Z', TokenId.BOOLEAN, 'B', TokenId.BYTE, 'C', TokenId.CHAR, 'S', TokenId.SHORT, 'I', TokenId.INT,
            'J', TokenId.LONG, 'F', TokenId.FLOAT, 'D', TokenId.DOUBLE, 'L', TokenId.CLASS, 'V', TokenId.VOID);

    private static final Map<Integer, String> WORDS = Map.of(
            TokenId.BOOLEAN, "boolean", TokenId.BYTE, "byte", TokenId.CHAR, "char", TokenId.SHORT, "short",
            TokenId.INT, "int", TokenId.LONG, "long", TokenId.FLOAT, "float", TokenId.DOUBLE, "double",
            TokenId.VOID, "void", TokenId.NULL, "null");

    /** Each is widened to those behind it. */
    private static final List<Integer> WIDENING = List.of(
            TokenId.BYTE, TokenId.SHORT, TokenId.INT, TokenId.LONG, TokenId.FLOAT, TokenId.DOUBLE);

    private Kinds() {}

    static int ofDescriptor(char first) {
        return BY_DESCRIPTOR.get(first);
    }

    /** A primitive type's keyword. */
    static String word(int kind) {
        return WORDS.get(kind);
    }

    static boolean isNumeric(int kind) {
        return WIDENING.contains(kind) || kind == TokenId.CHAR;
    }

    /** True if a value of one numeric type is one of another without a cast. */
    static boolean isWidened(int from, int to) {
        if (!isNumeric(from) || !isNumeric(to) || to == TokenId.CHAR) {
            return from == to;
        }
        int least = from == TokenId.CHAR ? WIDENING.indexOf(TokenId.INT) : WIDENING.indexOf(from);
        return WIDENING.indexOf(to) >= least;
    }

    /** True if a constant is one of a smaller type without a cast. */
    static boolean holds(int kind, long constant) {
        return switch (kind) {
            case TokenId.BYTE -> constant == (byte) constant;
            case TokenId.SHORT -> constant == (short) constant;
            case TokenId.CHAR -> constant == (char) constant;
            default -> false;
        };
    }
}
