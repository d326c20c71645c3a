package walkthrough;

import java.nio.file.Path;
import java.util.Map;

/** Releases of mysystem that run on another Java: the JVM starts anew before the rest of the script. */
final class PeaRestarts {

    private static final String APP = "pea";

    private final Claims claims;
    private final TargetSystem system;
    private final PeaReleases releases;
    private final Path jdk;

    PeaRestarts(Claims claims, TargetSystem system, PeaReleases releases, Path jdk) {
        this.claims = claims;
        this.system = system;
        this.releases = releases;
        this.jdk = jdk;
    }

    void tell() throws Exception {
        int feature = Jdks.feature(jdk);
        String java = system.ask(APP, "java");
        claims.claim("no-jdk", "a release on a Java that the system does not have is refused", () -> {
            system.unpack(releases.of("THIRD", "java: " + feature + "\n", "2.0", "greeting: hello from " + feature));
            system.molt(Molt.REFUSED, "install", "THIRD");
            Unmet.same(java, system.ask(APP, "java"));
        });
        claims.claim("linked", "the JDK is linked into the system", () ->
                system.molt(Molt.DONE, "target", "jdk", jdk.toString()));
        continueAfterRestart(feature);
        restart(feature, java);
        undo(feature);
    }

    private void continueAfterRestart(int feature) throws Exception {
        claims.claim("continue-after-restart", "heart starts a JVM on Java " + feature + ", where the rest is done", () -> {
            String before = system.ask(APP, "pid");
            String report = system.molt(Molt.DONE, "install", "THIRD").output();
            Unmet.unless(report.contains("continue_after_restart -- THIRD"), "it does not say so");
            system.await(APP, "pid", pid -> !pid.equals(before));
            Unmet.same(feature, Jdks.feature(system.ask(APP, "java")));
            Unmet.same("2", system.ask(APP, "size"));
            Unmet.same("hello from " + feature, system.ask(APP, "config greeting"));
            Unmet.same(Map.of("FIRST", "permanent", "THIRD", "current"), system.which());
        });
    }

    private void restart(int feature, String java) throws Exception {
        claims.claim("restarted", "a restart starts FIRST, on the Java from before", () -> {
            system.stop();
            system.start(APP, "version");
            Unmet.same(java, system.ask(APP, "java"));
            Unmet.same("1", system.ask(APP, "size"));
            Unmet.same(Map.of("FIRST", "permanent", "THIRD", "unpacked"), system.which());
        });
        claims.claim("made-permanent", "installed again and made permanent, THIRD is permanent, and FIRST old", () -> {
            system.molt(Molt.DONE, "install", "THIRD");
            system.molt(Molt.DONE, "make_permanent", "THIRD");
            Unmet.same(Map.of("FIRST", "old", "THIRD", "permanent"), system.which());
            Unmet.same(feature + " 0.1.0 THIRD", system.text("releases/start.data").strip());
        });
    }

    private void undo(int feature) throws Exception {
        claims.claim("not-healthy-after", "a release that is not healthy after its restart is undone: FIRST starts", () -> {
            String third = system.ask(APP, "pid");
            system.molt(Molt.DONE, "reboot_old", "FIRST");
            system.await(APP, "pid", pid -> !pid.equals(third));
            String java = system.ask(APP, "java");
            system.unpack(releases.of("SICK", "java: " + feature + "\n", "2.0", "healthy: false"));
            long planned = system.printed(PeaSystem.PLANNED);
            system.molt(Molt.FAILED, "install", "SICK");
            system.await(APP, "java", java::equals);
            Unmet.same("true", system.ask(APP, "healthy"));
            Unmet.same(planned + 2, system.printed(PeaSystem.PLANNED));
            Unmet.same("1", system.ask(APP, "size"));
            Unmet.same(Map.of("FIRST", "permanent", "THIRD", "old", "SICK", "unpacked"), system.which());
        });
    }
}
