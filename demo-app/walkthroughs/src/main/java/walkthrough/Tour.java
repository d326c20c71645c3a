package walkthrough;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tour of the instructions: each one's effect is shown in one release, up and down. */
final class Tour implements Story {

    private static final String APP = "rus";
    private static final String RESTARTED = "rus_restarted";

    private final Options options;
    private final Claims claims;
    private String process;
    private String server;
    private String worker;

    Tour(Options options, Claims claims) {
        this.options = options;
        this.claims = claims;
    }

    @Override
    public void tell() throws Exception {
        try (TargetSystem system = TargetSystem.create(options, ReleaseFiles.named("rus-1.0.0"))) {
            matchVersions(system);
            system.startInForeground("simple", APP, "identity worker");
            system.await(RESTARTED, "version", answer -> true);
            process = system.process();
            for (String line : List.of("next", "next", "work")) {
                system.ask(APP, line);
            }
            system.ask(RESTARTED, "next");
            server = system.ask(APP, "identity gen_server");
            system.unpack(ReleaseFiles.named("rus-2.0.0"));
            checkScript(system, "up", "2.0.0");
            disagree(system);
            agree(system);
            claims.claim("same-process", "it is the same process: " + process, () ->
                    Unmet.same(process, system.process()));
            down(system);
            stopOrder(system);
        }
    }

    /** Whether the upgrade file's {@code from: /1\.[0-9]+\.[0-9]+/} fits, asked of the command line. */
    private void matchVersions(TargetSystem system) {
        claims.claim("regex", "/1\\.[0-9]+\\.[0-9]+/ fits 1.0.0 and 1.7.3", () -> {
            relup(system, Molt.DONE, "1.0.0", Checkout.jar(APP, "1.0.0"), "2.0.0", Checkout.jar(APP, "2.0.0"));
            relup(system, Molt.DONE, "1.7.3", Checkout.jar(APP, "1.7.3"), "2.0.0", Checkout.jar(APP, "2.0.0"));
        });
        claims.claim("regex-whole", "it does not fit 1.7.3.1, of which it fits a part, nor 2.0.0", () -> {
            String old = RenamedJar.copy(
                    Checkout.jar(APP, "1.7.3"), system.folder().resolve("rus-1.7.3.1.jar"), "1.7.3", "1.7.3.1");
            relup(system, Molt.REFUSED, "1.7.3.1", old, "2.0.0", Checkout.jar(APP, "2.0.0"));
            String next = RenamedJar.copy(
                    Checkout.jar(APP, "2.0.0"), system.folder().resolve("rus-2.0.1.jar"), "version: 2.0.0", "version: 2.0.1");
            relup(system, Molt.REFUSED, "2.0.0", Checkout.jar(APP, "2.0.0"), "2.0.1", next);
        });
    }

    private static void relup(TargetSystem system, int exit, String from, String old, String to, String next)
            throws Exception {
        String printed = system.offline(exit, List.of(
                "relup", "--release", descriptor(system, to), "--from", descriptor(system, from), "--up-only",
                "--lib", folder(old), "--lib", folder(next), "--lib", folder(Checkout.jar("port", "1.0.0")))).output();
        Unmet.unless(printed.contains("code_change") != (exit == Molt.REFUSED), "something else is said");
    }

    private static String descriptor(TargetSystem system, String version) throws Exception {
        return Files.writeString(system.folder().resolve("alone-" + version + ".yaml"), "release: alone\nversion: " + version
                + "\napplications: [{application: port, version: 1.0.0}, {application: rus, version: " + version + "}]\n")
                .toString();
    }

    private static String folder(String jar) {
        return Path.of(jar).getParent().toString();
    }

    private void checkScript(TargetSystem system, String direction, String version) {
        claims.claim("script-" + direction, "what would be done is, line by line, what was expected", () -> {
            List<String> script = new ArrayList<>();
            system.molt(Molt.DONE, "check", version).output().lines().map(String::strip)
                    .dropWhile(line -> !line.equals("script:")).skip(1).takeWhile(line -> line.startsWith("- "))
                    .forEach(script::add);
            Unmet.same(expected(direction), script);
        });
    }

    private static List<String> expected(String direction) throws Exception {
        try (InputStream script = Tour.class.getResourceAsStream("tour." + direction + ".txt")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private void disagree(TargetSystem system) throws Exception {
        system.ask(APP, "agree false");
        claims.claim("apply-false", "a call that returns false fails the installation", () -> {
            system.molt(Molt.FAILED, "install", "2.0.0");
            Unmet.same(1L, system.printed("rus.Rus.check returns false"));
        });
        claims.claim("undone", "all is as before: process, objects, counts, code, configuration, applications", () -> {
            Unmet.same(Map.of("1.0.0", "permanent", "2.0.0", "unpacked"), system.which());
            Unmet.same(process, system.process());
            asInOne(system, "count=2");
            Unmet.same("rus_restarted-1.0.0", system.ask(RESTARTED, "version"));
            Unmet.same(0L, system.printed("rus_removed is stopped"));
        });
        claims.claim("undone-stopped", "what the script had stopped runs again, and begins anew", () -> {
            Unmet.same("worker of 1: 1", system.ask(APP, "work"));
            Unmet.same("1", system.ask(RESTARTED, "next"));
        });
        worker = system.ask(APP, "identity worker");
        system.ask(APP, "agree true");
    }

    private void agree(TargetSystem system) throws Exception {
        long stopped = system.printed("worker is stopped");
        long started = system.printed("rus_added is started");
        claims.claim("installed", "2.0.0 is installed", () -> {
            system.molt(Molt.DONE, "install", "2.0.0");
            Unmet.same(Map.of("1.0.0", "permanent", "2.0.0", "current"), system.which());
        });
        claims.claim("load-module", "load_module: M has new code", () -> Unmet.same("M of 2", system.ask(APP, "m text")));
        claims.claim("update", "update: the same object has its count, and a new field that is set", () -> {
            Unmet.same("count=2 from=1.0.0", system.ask(APP, "state"));
            Unmet.same(server, system.ask(APP, "identity gen_server"));
        });
        claims.claim("update-supervisor", "update, type: supervisor: a child is added, the others stay", () ->
                Unmet.same("gen_server worker added", system.ask(APP, "children")));
        claims.claim("add-module", "add_module: rus.Added is there", () ->
                Unmet.same("added runs", system.ask(APP, "m added")));
        claims.claim("delete-module", "delete_module: nobody gets at rus.Gone", () ->
                Unmet.same("undefined function m:gone/0", system.ask(APP, "m gone")));
        claims.claim("stop-start", "stop, start: the worker is another object, which begins anew in new code", () -> {
            Unmet.same(stopped + 1, system.printed("worker is stopped"));
            Unmet.same("worker of 2: 1", system.ask(APP, "work"));
            Unmet.unless(!worker.equals(system.ask(APP, "identity worker")), "it is the same");
        });
        claims.claim("apply-true", "apply: what returns true lets the installation go on", () ->
                Unmet.same(1L, system.printed("rus.Rus.check returns true")));
        claims.claim("add-application", "add_application: rus_added is started", () ->
                Unmet.same(started + 1, system.printed("rus_added is started")));
        applications(system);
    }

    private void applications(TargetSystem system) {
        claims.claim("config-change", "config_change is called once, with what is changed, added and removed", () -> {
            Unmet.same(
                    List.of("config_change changed={greeting=good evening} added={colour=green} removed=[shape]"),
                    system.output().lines().filter(line -> line.startsWith("config_change")).toList());
            Unmet.same("good evening", system.ask(APP, "config greeting"));
        });
        claims.claim("remove-application", "remove_application: rus_removed is stopped", () ->
                Unmet.same(1L, system.printed("rus_removed is stopped")));
        claims.claim("restart-application", "restart_application: new code, and the count is lost", () -> {
            Unmet.same("rus_restarted-2.0.0", system.ask(RESTARTED, "version"));
            Unmet.same("1", system.ask(RESTARTED, "next"));
        });
    }

    private void down(TargetSystem system) {
        checkScript(system, "down", "1.0.0");
        claims.claim("down", "1.0.0 is installed again: all but what was stopped keeps its state", () -> {
            long stopped = system.printed("rus_added is stopped");
            system.ask(APP, "next");
            system.molt(Molt.DONE, "install", "1.0.0");
            asInOne(system, "count=3");
            Unmet.same("worker of 1: 1", system.ask(APP, "work"));
            Unmet.same("rus_restarted-1.0.0", system.ask(RESTARTED, "version"));
            Unmet.same(stopped + 1, system.printed("rus_added is stopped"));
        });
        claims.claim("up-again", "and 2.0.0 once more", () -> {
            system.molt(Molt.DONE, "install", "2.0.0");
            Unmet.same("count=3 from=1.0.0", system.ask(APP, "state"));
            Unmet.same("gen_server worker added", system.ask(APP, "children"));
        });
    }

    private void stopOrder(TargetSystem system) {
        claims.claim("place", "the worker has kept its place: at the end, added stops before it", () -> {
            system.stop();
            List<String> stopped = system.output().lines().filter(line -> line.endsWith(" is stopped")).toList();
            Unmet.same(List.of("added is stopped", "worker is stopped"), stopped.subList(stopped.size() - 2, stopped.size()));
        });
    }

    private void asInOne(TargetSystem system, String state) throws Exception {
        Unmet.same(state, system.ask(APP, "state"));
        Unmet.same(server, system.ask(APP, "identity gen_server"));
        Unmet.same("gen_server worker", system.ask(APP, "children"));
        Unmet.same("M of 1", system.ask(APP, "m text"));
        Unmet.same("gone is still here", system.ask(APP, "m gone"));
        Unmet.same("undefined function m:added/0", system.ask(APP, "m added"));
        Unmet.same(
                List.of("hello", "undefined", "round"),
                List.of(
                        system.ask(APP, "config greeting"),
                        system.ask(APP, "config colour"),
                        system.ask(APP, "config shape")));
    }
}
