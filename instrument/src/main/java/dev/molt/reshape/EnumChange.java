package dev.molt.reshape;

import java.util.List;

/**
 * The constants that a loaded enum is to have. Names are binary, with dots.
 *
 * @param name the enum
 * @param constants its constants, in order
 * @param former those that it had in other versions and has not in this one
 */
public record EnumChange(String name, List<Constant> constants, List<Constant> former) {

    /**
     * A constant.
     *
     * @param name its name
     * @param home the class whose static field of that name holds it: the enum itself, or one beside it
     */
    public record Constant(String name, String home) {
    }
}
