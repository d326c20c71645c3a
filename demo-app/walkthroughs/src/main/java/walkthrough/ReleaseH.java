package walkthrough;

import java.util.List;
import java.util.Map;

/** The story of release_h: a component that counts is updated, another one comes beside it and goes again. */
final class ReleaseH implements Story {

    private static final String APP = "release_h";
    private static final String UNDEFINED = "undefined function tool:sayworld/0";

    /** What the upgrade prints, in this order. */
    private static final List<String> LINES = List.of(
            "if you see this line ,that means HelloGen is updated",
            "hello_gen update from version 0.1 and current version is 0.2 and the third param Extra is"
                    + " \"Extra info for code_change/3\"",
            "if you see this line that means world_gen is started");

    private final Options options;
    private final Claims claims;

    ReleaseH(Options options, Claims claims) {
        this.options = options;
        this.claims = claims;
    }

    @Override
    public void tell() throws Exception {
        try (TargetSystem system = TargetSystem.create(options, ReleaseFiles.named("release_h-0.1"))) {
            system.startInForeground("simple", APP, "hello-identity");
            claims.claim("before", "hello_gen was greeted once; there is no world", () -> {
                Unmet.same("1", system.ask(APP, "hello"));
                Unmet.same("0.1", system.ask(APP, "hello-version"));
                Unmet.same("hello_gen", system.ask(APP, "children"));
                Unmet.same(UNDEFINED, system.ask(APP, "tool sayworld"));
            });
            String process = system.process();
            String identity = system.ask(APP, "hello-identity");
            upgrade(system);
            claims.claim("same-component", "hello_gen is the same object: " + identity, () ->
                    Unmet.same(identity, system.ask(APP, "hello-identity")));
            makePermanent(system);
            downgrade(system);
            claims.claim("same-component-again", "hello_gen is the same object still", () ->
                    Unmet.same(identity, system.ask(APP, "hello-identity")));
            claims.claim("same-process", "it is the same process: " + process, () ->
                    Unmet.same(process, system.process()));
        }
    }

    private void upgrade(TargetSystem system) {
        claims.claim("installed", "0.2 is unpacked and installed", () -> {
            system.unpack(ReleaseFiles.named("release_h-0.2"));
            system.molt(Molt.DONE, "install", "0.2");
        });
        claims.claim("three-lines", "the upgrade prints its three lines, once and in order", () ->
                Unmet.same(LINES, system.output().lines()
                        .filter(line -> line.contains("_gen") || line.startsWith("if")).toList()));
        claims.claim("counter", "hello_gen goes on counting, in new code", () -> {
            Unmet.same("2", system.ask(APP, "hello"));
            Unmet.same("0.2, started in 0.1", system.ask(APP, "hello-version"));
        });
        claims.claim("children", "world_gen runs behind hello_gen", () ->
                Unmet.same("hello_gen world_gen", system.ask(APP, "children")));
        claims.claim("sayworld", "tool has a new function", () ->
                Unmet.unless(system.ask(APP, "tool sayworld").endsWith(" world"), "it does not say so"));
    }

    private void makePermanent(TargetSystem system) {
        claims.claim("which", "0.2 is current, 0.1 is permanent", () ->
                Unmet.same(Map.of("0.1", "permanent", "0.2", "current"), system.which()));
        claims.claim("made-permanent", "the status after make_permanent is permanent and old", () -> {
            system.molt(Molt.DONE, "make_permanent", "0.2");
            Unmet.same(Map.of("0.1", "old", "0.2", "permanent"), system.which());
        });
    }

    private void downgrade(TargetSystem system) {
        claims.claim("downgraded", "0.1 is installed again, and world_gen is stopped, once", () -> {
            system.molt(Molt.DONE, "install", "0.1");
            Unmet.same(1L, system.output().lines().filter("world_gen is stopped"::equals).count());
            Unmet.same("hello_gen", system.ask(APP, "children"));
        });
        claims.claim("deleted", "nothing is left of world_gen, and tool has one function less", () -> {
            Unmet.same(0, Histogram.of(system.pid(), options).instances("hello.WorldGen"));
            Unmet.same(UNDEFINED, system.ask(APP, "tool sayworld"));
        });
        claims.claim("counter-again", "hello_gen goes on counting, in old code", () -> {
            Unmet.same("3", system.ask(APP, "hello"));
            Unmet.same("0.1", system.ask(APP, "hello-version"));
        });
    }
}
