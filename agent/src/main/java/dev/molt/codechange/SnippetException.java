package dev.molt.codechange;

/** Thrown where an expression cannot be compiled, with what to do about it. */
final class SnippetException extends Exception {

    private final String cure;

    SnippetException(String reason, String cure) {
        super(reason);
        this.cure = cure;
    }

    String cure() {
        return cure;
    }
}
