package dev.molt.relup;

import dev.molt.appup.StartType;
import java.util.List;

/**
 * One application of a release: its version, the modules it consists of and how it is started.
 *
 * @param modules binary names, in the order in which they are loaded when the application is added
 */
public record ApplicationModules(String name, String version, List<String> modules, StartType startType) {

    /** Keeps its own copy of the modules. */
    public ApplicationModules {
        modules = List.copyOf(modules);
    }
}
