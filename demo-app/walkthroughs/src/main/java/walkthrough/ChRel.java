package walkthrough;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The story of ch_rel: a release is unpacked, installed, made permanent, left again and removed. */
final class ChRel implements Story {

    private static final String APP = "ch_app";
    private static final String UNDEFINED = "undefined function ch3:available/0";
    /** Answered as soon as the server runs; channel 3 is free then anyway. */
    private static final String READY = "free 3";

    private final Options options;
    private final Claims claims;

    ChRel(Options options, Claims claims) {
        this.options = options;
        this.claims = claims;
    }

    @Override
    public void tell() throws Exception {
        try (TargetSystem system = TargetSystem.create(options, ReleaseFiles.named("ch_rel-A"))) {
            start(system);
            install(system);
            restartWithout(system);
            makePermanent(system);
            goBack(system);
            remove(system);
        }
    }

    private void start(TargetSystem system) throws Exception {
        claims.claim("created", "the system has the release, its two applications and Molt", () -> {
            Unmet.same(Set.of("ch_app-1", "molt-0.1.0", "port-1.0.0"), libraries(system));
            Unmet.same(
                    Set.of("releases/A/release.yaml", "releases/A/start.args", "releases/A/start.boot"),
                    system.files("releases/A"));
        });
        system.startInForeground("simple", APP, READY);
        claims.claim("allocated", "channels 1 and 2 are taken", () ->
                Unmet.same(List.of("1", "2"), List.of(system.ask(APP, "alloc"), system.ask(APP, "alloc"))));
        claims.claim("not-available", "nobody can ask how many are left", () ->
                Unmet.same(UNDEFINED, system.ask(APP, "available")));
    }

    private void install(TargetSystem system) throws Exception {
        claims.claim("unpacked", "B lies beside A, and changes nothing", () -> {
            system.unpack(ReleaseFiles.named("ch_rel-B"));
            Unmet.same(Set.of("ch_app-1", "ch_app-2", "molt-0.1.0", "port-1.0.0"), libraries(system));
            Unmet.same(
                    Set.of("releases/B/release.yaml", "releases/B/start.args", "releases/B/start.boot"),
                    system.files("releases/B"));
            Unmet.same(Map.of("A", "permanent", "B", "unpacked"), system.which());
            Unmet.same(UNDEFINED, system.ask(APP, "available"));
        });
        String process = system.process();
        claims.claim("installed", "B is installed", () -> system.molt(Molt.DONE, "install", "B"));
        claims.claim("available", "one channel is left: those taken before are taken still", () ->
                Unmet.same("1", system.ask(APP, "available")));
        claims.claim("versions", "ch3 is new, and ch_sup as it was", () -> Unmet.same(
                List.of("ch_app-2", "ch_app-1"),
                List.of(system.ask(APP, "which ch3"), system.ask(APP, "which ch_sup"))));
        claims.claim("same-process", "it is the same process: " + process, () ->
                Unmet.same(process, system.process()));
        claims.claim("current", "B is current, A is permanent", () ->
                Unmet.same(Map.of("A", "permanent", "B", "current"), system.which()));
    }

    private void restartWithout(TargetSystem system) throws Exception {
        restart(system);
        claims.claim("not-permanent", "a restart starts A, as B was not made permanent", () -> {
            Unmet.same(Map.of("A", "permanent", "B", "unpacked"), system.which());
            Unmet.same(UNDEFINED, system.ask(APP, "available"));
        });
    }

    private void makePermanent(TargetSystem system) throws Exception {
        claims.claim("permanent", "B is installed again and made permanent; A is old", () -> {
            system.molt(Molt.DONE, "install", "B");
            system.molt(Molt.DONE, "make_permanent", "B");
            Unmet.same(Map.of("A", "old", "B", "permanent"), system.which());
        });
        restart(system);
        claims.claim("restarted", "a restart starts B, from its own files", () -> {
            Unmet.same(Map.of("A", "old", "B", "permanent"), system.which());
            Unmet.same("3", system.ask(APP, "available"));
            Unmet.same("ch_app-2", system.ask(APP, "which ch3"));
        });
        claims.claim("written", "start.data and RELEASES say so", () -> {
            Unmet.same("- 0.1.0 B", system.text("releases/start.data").strip());
            Unmet.same(List.of("permanent", "old"), system.text("releases/RELEASES").lines()
                    .filter(line -> line.contains("\"status\"")).map(line -> line.split("\"")[3]).toList());
        });
    }

    private void goBack(TargetSystem system) throws Exception {
        claims.claim("downgraded", "an old release is installed: nobody can ask any more, and what is taken is taken", () -> {
            Unmet.same("1", system.ask(APP, "alloc"));
            system.molt(Molt.DONE, "install", "A");
            Unmet.same(Map.of("A", "current", "B", "permanent"), system.which());
            Unmet.same(UNDEFINED, system.ask(APP, "available"));
            Unmet.same("2", system.ask(APP, "alloc"));
        });
        claims.claim("remove-refused", "what a restart would start cannot be removed", () -> {
            String refusal = system.molt(Molt.REFUSED, "remove", "B").output();
            Unmet.unless(refusal.contains("B is permanent"), "it is refused for another reason");
            Unmet.unless(libraries(system).contains("ch_app-2"), "it is gone");
        });
    }

    private void remove(TargetSystem system) throws Exception {
        claims.claim("permanent-again", "A is made permanent, and starts", () -> {
            system.molt(Molt.DONE, "make_permanent", "A");
            restart(system);
            Unmet.same(Map.of("A", "permanent", "B", "old"), system.which());
        });
        claims.claim("removed", "B is removed, with ch_app-2, and without what A needs", () -> {
            system.molt(Molt.DONE, "remove", "B");
            Unmet.same(Map.of("A", "permanent"), system.which());
            Unmet.same(Set.of("ch_app-1", "molt-0.1.0", "port-1.0.0"), libraries(system));
            Unmet.same(Set.of("RELEASES", "A", "start.data"), names(system, "releases"));
        });
    }

    private static void restart(TargetSystem system) throws Exception {
        system.stop();
        system.startInForeground("simple", APP, READY);
    }

    private static Set<String> libraries(TargetSystem system) throws Exception {
        return names(system, "lib");
    }

    private static Set<String> names(TargetSystem system, String folder) throws Exception {
        Set<String> names = new TreeSet<>();
        system.files(folder).forEach(file -> names.add(file.split("/")[1]));
        return names;
    }
}
