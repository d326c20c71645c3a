package dev.molt.relup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The applications of the release that a script leaves and of the release that it goes to. */
public final class Applications {

    private final Map<String, ApplicationModules> from;
    private final Map<String, ApplicationModules> to;
    private final Map<String, ApplicationModules> ownersBefore;
    private final Map<String, ApplicationModules> ownersAfter;

    /**
     * Knows two releases.
     *
     * @param from what runs before the script: the older release when upgrading, the newer when downgrading
     * @param to what runs after it
     */
    public Applications(List<ApplicationModules> from, List<ApplicationModules> to) {
        this.from = byName(from);
        this.to = byName(to);
        this.ownersBefore = byModule(from);
        this.ownersAfter = byModule(to);
    }

    /** The application as it is before the script. */
    public Optional<ApplicationModules> before(String application) {
        return Optional.ofNullable(from.get(application));
    }

    /** The application as it is after the script. */
    public Optional<ApplicationModules> after(String application) {
        return Optional.ofNullable(to.get(application));
    }

    /** The application that a module's code is read from. */
    public Optional<ApplicationModules> ownerOf(String module) {
        return Optional.ofNullable(ownersAfter.get(module));
    }

    /** True if the module is part of either release. */
    public boolean knows(String module) {
        return ownersBefore.containsKey(module) || ownersAfter.containsKey(module);
    }

    private static Map<String, ApplicationModules> byName(List<ApplicationModules> applications) {
        Map<String, ApplicationModules> byName = new LinkedHashMap<>();
        applications.forEach(application -> byName.putIfAbsent(application.name(), application));
        return byName;
    }

    private static Map<String, ApplicationModules> byModule(List<ApplicationModules> applications) {
        Map<String, ApplicationModules> byModule = new LinkedHashMap<>();
        for (ApplicationModules application : applications) {
            application.modules().forEach(module -> byModule.putIfAbsent(module, application));
        }
        return byModule;
    }
}
