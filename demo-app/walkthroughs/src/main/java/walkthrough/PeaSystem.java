package walkthrough;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The story of mysystem: a target system under heart, whose upgrades restart it, or are undone as it is not healthy. */
final class PeaSystem implements Story {

    private static final String APP = "pea";

    /** What heart says of a restart that it does not take for a death. */
    static final String PLANNED = "heart: it is started again as it asked for";

    private final Options options;
    private final Claims claims;

    PeaSystem(Options options, Claims claims) {
        this.options = options;
        this.claims = claims;
    }

    @Override
    public void tell() throws Exception {
        try (TargetSystem system = TargetSystem.create(options, ReleaseFiles.named("mysystem-FIRST"))) {
            start(system);
            PeaReleases releases = new PeaReleases(system);
            undo(system, releases);
            install(system);
            heart(system);
            restartAtTheEnd(system, releases);
            Optional<Path> other = Jdks.otherThan(Jdks.feature(system.ask(APP, "java")));
            if (other.isPresent()) {
                new PeaRestarts(claims, system, releases, other.get()).tell();
            } else {
                System.out.println("There is no other JDK: nothing is shown of a restart in the middle.");
            }
        }
    }

    private void start(TargetSystem system) throws Exception {
        claims.claim("created", "the system has these files", () -> Unmet.same(
                Set.of(
                        "bin/MYSYSTEM.service", "bin/molt", "bin/start", "bin/stop",
                        "lib/molt-0.1.0/molt.jar", "lib/pea-1.0/pea-1.0.jar", "lib/port-1.0.0/port-1.0.0.jar",
                        "releases/FIRST/release.yaml", "releases/FIRST/start.args", "releases/FIRST/start.boot",
                        "releases/FIRST/sys.config.yaml.src", "releases/RELEASES", "releases/start.data"),
                system.files("")));
        claims.claim("basic", "it runs without Molt, which cannot be asked for anything then", () -> {
            system.startInForeground("basic", APP, "version");
            Unmet.same("1", system.ask(APP, "size"));
            system.molt(Molt.UNREACHABLE, "install", "FIRST");
            system.stop();
        });
        claims.claim("simple", "it runs in the foreground, with Molt", () -> {
            system.startInForeground("simple", APP, "version");
            system.molt(Molt.REFUSED, "install", "FIRST");
            system.stop();
        });
        system.start(APP, "version");
        claims.claim("embedded", "it runs under heart", () -> {
            Unmet.same("" + system.pid(), system.ask(APP, "pid"));
            Unmet.same(1L, system.printed("heart: release FIRST starts in process " + system.pid()));
        });
    }

    private void undo(TargetSystem system, PeaReleases releases) throws Exception {
        String process = system.process();
        claims.claim("not-healthy", "a release that is not healthy is undone: FIRST runs, in the same process", () -> {
            system.unpack(releases.of("SICK", "", "2.0", "healthy: false"));
            Command.Outcome outcome = system.molt(Molt.FAILED, "install", "SICK");
            Unmet.unless(outcome.output().contains("call pea.Pea.healthy returned false"), "another reason");
            Unmet.same(Map.of("FIRST", "permanent", "SICK", "unpacked"), system.which());
            Unmet.same(List.of("1", "true", process),
                    List.of(system.ask(APP, "size"), system.ask(APP, "healthy"), system.process()));
            system.molt(Molt.DONE, "remove", "SICK");
        });
    }

    private void install(TargetSystem system) throws Exception {
        String process = system.process();
        claims.claim("not-confirmed", "SECOND is installed to be confirmed, which nobody does: it is undone", () -> {
            system.unpack(ReleaseFiles.named("mysystem-SECOND"));
            system.molt(Molt.DONE, "install", "SECOND", "--confirm-within", "1s");
            system.await(APP, "config greeting", "hello"::equals);
            Unmet.same(List.of("1", process), List.of(system.ask(APP, "size"), system.process()));
        });
        claims.claim("installed", "SECOND is installed, and verified", () -> {
            String report = system.molt(Molt.DONE, "install", "SECOND").output();
            Unmet.unless(report.contains("verified: call pea.Pea.healthy"), "it is not");
            Unmet.same(Map.of("FIRST", "permanent", "SECOND", "current"), system.which());
        });
        claims.claim("loaded", "peas are bigger, in the same process", () -> Unmet.same(
                List.of("2", "2.0", process),
                List.of(system.ask(APP, "size"), system.ask(APP, "version"), system.process())));
        claims.claim("configured", "the new configuration is there, without a new start", () ->
                Unmet.same("hello again", system.ask(APP, "config greeting")));
    }

    private void heart(TargetSystem system) throws Exception {
        String before = system.ask(APP, "pid");
        claims.claim("killed", "killed, it is started again by heart, with the permanent release", () -> {
            Command.show(List.of("kill", "-KILL", before));
            system.await(APP, "pid", pid -> !pid.equals(before));
            Unmet.same("1", system.ask(APP, "size"));
            Unmet.same(Map.of("FIRST", "permanent", "SECOND", "old"), system.which());
        });
    }

    private void restartAtTheEnd(TargetSystem system, PeaReleases releases) throws Exception {
        String before = system.ask(APP, "pid");
        claims.claim("restart-emulator", "restart_emulator: once all is done, the JVM starts anew with the new release", () -> {
            system.unpack(releases.ofThePeaThatRestarts("ANEW"));
            system.molt(Molt.DONE, "install", "ANEW");
            system.await(APP, "pid", pid -> !pid.equals(before));
            Unmet.same("2", system.ask(APP, "size"));
            Unmet.same("anew", system.ask(APP, "config greeting"));
            Unmet.same(Map.of("FIRST", "permanent", "SECOND", "old", "ANEW", "current"), system.which());
        });
        claims.claim("reboot-old", "reboot_old: the JVM starts anew with a release that is old", () -> {
            system.molt(Molt.DONE, "make_permanent", "ANEW");
            String anew = system.ask(APP, "pid");
            system.molt(Molt.DONE, "reboot_old", "FIRST");
            system.await(APP, "pid", pid -> !pid.equals(anew));
            Unmet.same("1", system.ask(APP, "size"));
            Unmet.same(Map.of("FIRST", "permanent", "SECOND", "old", "ANEW", "old"), system.which());
            Unmet.same(2L, system.printed(PLANNED));
            system.molt(Molt.DONE, "remove", "ANEW");
            system.molt(Molt.DONE, "remove", "SECOND");
        });
    }
}
