package dev.molt.codechange;

import dev.molt.classfile.FieldShape;

/** Guesses the expression that makes a value of one field's type from another's. */
final class Conversions {

    private static final String NUMBERS = "BSCIJFD";
    private static final String REFERENCES = "L[";

    private Conversions() {}

    /** Something to begin with. */
    static String example(FieldShape from, FieldShape to) {
        if (to.descriptor().equals("Ljava/lang/String;")) {
            return "String.valueOf(" + from.name() + ")";
        }
        boolean castable = areBoth(NUMBERS, from, to) || areBoth(REFERENCES, from, to);
        return castable ? "(" + to.type() + ") " + from.name() : "…";
    }

    private static boolean areBoth(String kinds, FieldShape from, FieldShape to) {
        return kinds.indexOf(from.descriptor().charAt(0)) >= 0 && kinds.indexOf(to.descriptor().charAt(0)) >= 0;
    }
}
