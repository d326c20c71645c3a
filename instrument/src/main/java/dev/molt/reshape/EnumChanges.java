package dev.molt.reshape;

import java.util.List;

/**
 * What to do about enums, just before the redefinition.
 *
 * @param enums the loaded enums, also those that stay as they are
 * @param switchMaps the tables in loaded classes
 * @param calls what to call then: static initializers, which may ask for the constants
 */
public record EnumChanges(List<EnumChange> enums, List<SwitchMap> switchMaps, List<Call> calls) {

    static final EnumChanges NONE = new EnumChanges(List.of(), List.of(), List.of());
}
