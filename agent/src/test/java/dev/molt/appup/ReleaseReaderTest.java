package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a release consists of. */
class ReleaseReaderTest {

    @Test
    void hasANameAVersionAndApplications() throws Exception {
        Source source = new Source("release.yaml", "{release: r, version: 1.10, applications: [{application: a, version: 2}]}");
        assertEquals(
                new ReleaseDescriptor(
                        source,
                        located("r", source, 11),
                        located("1.10", source, 23),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(new Member(located("a", source, 58), located("2", source, 70), StartType.PERMANENT)),
                        List.of()),
                ReleaseReader.read(source));
    }

    @Test
    void maySayWhichJavaAndMoltItRunsOn() throws Exception {
        ReleaseDescriptor read = read(
                """
                release: mysystem
                version: FIRST
                java: 17
                molt: 0.1.0
                java_options: [-Xmx64m, "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Dgreeting=hello world"]
                applications:
                  - {application: regis, version: "1.0.0"}
                """);
        assertEquals(Optional.of(17), read.java());
        assertEquals(Optional.of("0.1.0"), read.molt());
        assertEquals(
                List.of("-Xmx64m", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Dgreeting=hello world"),
                read.javaOptions());
    }

    @Test
    void saysHowEachApplicationStarts() throws Exception {
        ReleaseDescriptor read = read(
                """
                release: mysystem
                version: FIRST
                applications:
                  - {application: a, version: 1, type: permanent}
                  - {application: b, version: 1, type: transient}
                  - {application: c, version: 1, type: temporary}
                  - {application: d, version: 1, type: load}
                  - {application: e, version: 1, type: none}
                """);
        assertEquals(
                List.of(StartType.values()),
                read.applications().stream().map(Member::type).toList());
    }

    @Test
    void saysWhatHasToBeTrueThen() throws Exception {
        ReleaseDescriptor read = read(
                """
                release: mysystem
                version: FIRST
                applications: [{application: pea, version: 1}]
                verify:
                  - call: pea.Pea.healthy
                  - http: {url: "http://localhost:8080/health", status: 204}
                  - http: {url: "https://[::1]/"}
                  - http: {url: "http://${pea.host}:${pea.port}/health"}
                  - attribute: {bean: "java.lang:type=Threading", attribute: ThreadCount, at_most: 500}
                  - attribute: {bean: "pea:type=Pea,name=x y", attribute: Heap.used, at_least: -0.5, at_most: 1}
                """);
        List<Position> at = List.of(5, 6, 7, 8, 9, 10).stream()
                .map(line -> new Position(read.source(), line, 5))
                .toList();
        assertEquals(
                List.of(
                        new VerifyCheck.Call(at.get(0), "pea.Pea.healthy"),
                        new VerifyCheck.Http(at.get(1), "http://localhost:8080/health", 204),
                        new VerifyCheck.Http(at.get(2), "https://[::1]/", 200),
                        new VerifyCheck.Http(at.get(3), "http://${pea.host}:${pea.port}/health", 200),
                        new VerifyCheck.Attribute(
                                at.get(4), "java.lang:type=Threading", "ThreadCount", Optional.empty(), Optional.of(500.0)),
                        new VerifyCheck.Attribute(
                                at.get(5), "pea:type=Pea,name=x y", "Heap.used", Optional.of(-0.5), Optional.of(1.0))),
                read.verify());
    }

    private static ReleaseDescriptor read(String text) throws RefusedException {
        return ReleaseReader.read(new Source("release.yaml", text));
    }

    private static Located<String> located(String value, Source source, int column) {
        return new Located<>(value, new Position(source, 1, column));
    }
}
