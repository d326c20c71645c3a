package dev.molt.release;

import dev.molt.eval.Evaluated.Suspended;
import dev.molt.eval.Migrating;
import dev.molt.eval.OldFrame;
import java.util.List;

/**
 * What runs in a JVM.
 *
 * @param molt Molt's version
 * @param pid the process
 * @param java the JVM's version
 * @param upgrading true while an upgrade is being carried out
 * @param upgrades how many upgrades and downgrades were begun
 * @param applications the applications that something names
 * @param unnamed code sources of which nothing tells the application; their paths
 * @param latest the latest change, or null if there was none
 * @param othersRefused why the latest changes of classes by somebody else were not made to fit, one line each
 * @param oldCode the calls that still run code of a version that was replaced; none while an upgrade is being carried out
 * @param migrating what became of objects that are transformed one by one
 */
public record StatusReport(
        String molt,
        long pid,
        String java,
        boolean upgrading,
        int upgrades,
        List<ApplicationReport> applications,
        List<String> unnamed,
        Latest latest,
        List<String> othersRefused,
        List<OldFrame> oldCode,
        List<Migrating> migrating) {

    /**
     * The upgrade or downgrade that was carried out last.
     *
     * @param change the application and both versions
     * @param suspension what happened while modules were suspended; null if none were
     */
    public record Latest(String change, Suspended suspension) {}

    /**
     * One application in one class loader.
     *
     * @param version the version that runs
     * @param started the version that the code source holds
     * @param knownFrom the file that names them
     * @param loader the class loader's id
     * @param code the jar or class folder
     * @param loaded how many of its classes are loaded
     * @param versions the versions that Molt has seen here, in order
     * @param changedByOthers the classes that somebody else changed since, in order
     * @param missed the classes that were loaded past Molt since and are not as this version has them, in order
     */
    public record ApplicationReport(
            String application,
            String version,
            String started,
            String knownFrom,
            String loader,
            String code,
            int loaded,
            List<String> versions,
            List<String> changedByOthers,
            List<String> missed) {}
}
