package dev.molt.reshape;

import java.util.Map;

/**
 * A table that a compiler made for switches over an enum: by ordinal, the number of a constant's case.
 *
 * @param home the class whose static field it is, a binary name
 * @param field the field
 * @param type the enum, a binary name; empty if no constant has a case
 * @param cases by constant, the number of its case
 */
public record SwitchMap(String home, String field, String type, Map<String, Integer> cases) {

    /** What the names of such fields begin with. */
    public static final String PREFIX = "$SwitchMap$";
}
