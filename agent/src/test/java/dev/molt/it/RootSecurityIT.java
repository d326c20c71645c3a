package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Only who may change a running system changes it: by its files, by signatures, and written down. */
class RootSecurityIT {

    private static final String REGIS = "public class Regis { static String say() { return \"regis 1.0\"; } }";

    private static LiveSystem system(Start start) throws Exception {
        String load = LiveSystem.appup("{load_module: app.Regis}", "{load_module: app.Regis}");
        return LiveSystem.of(start)
                .with("regis 1.0", "", "", REGIS)
                .with("regis 2.0", "", load, REGIS.replace("1.0", "2.0"))
                .created("regis 1.0");
    }

    @OnEveryJdk
    void aRootThatOthersCanWriteIsNotChanged(Start start) throws Exception {
        try (LiveSystem system = system(start).unpacked("SECOND", "regis 2.0").start()) {
            Path lib = system.root().resolve("lib");
            for (String command : List.of("install", "set_removed", "remove")) {
                Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxrwxr-x"));
                String reason = system.refused("not_owner", command, "SECOND");
                assertTrue(reason.endsWith("can write " + lib + ", as its permissions are rwxrwxr-x"), reason);
            }
            assertEquals("regis 1.0", system.ask("Regis.say"));
            Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxr-xr-x"));
            system.install("SECOND");
            assertEquals("regis 2.0", system.ask("Regis.say"));
        }
    }

    @OnEveryJdk
    void whereCertificatesLieOnlyTheirOwnersReleasesAreUnpacked(Start start) throws Exception {
        try (LiveSystem system = system(start)) {
            Path unsigned = system.packed("SECOND", "", "", "regis 2.0");
            Path password = system.write("password", "changeit");
            Path alice = key(start, system, "alice");
            Path bob = key(start, system, "bob");
            Path trusted = system.root().resolve("releases/trusted.pem");
            Files.writeString(trusted, Files.readString(certificate(start, alice, "alice")) + Files.readString(certificate(start, bob, "bob")));
            system.start();
            system.refused("unsigned", "unpack", unsigned);
            assertEquals("FIRST permanent", system.which());
            system.must("unpack", system.packed("SECOND", "", "", List.of("--keystore", alice, "--alias", "alice", "--storepass-file", password), "regis 2.0"));
            assertEquals("SECOND unpacked, FIRST permanent", system.which());
            system.install("SECOND");
            Path other = system.packed("THIRD", "", "", List.of("--keystore", bob, "--alias", "bob", "--storepass-file", password), "regis 1.0");
            system.refused("signer_changed", "unpack", other);
            Files.delete(system.root().resolve("releases/signer"));
            system.must("unpack", other);
            assertEquals("THIRD unpacked, SECOND current, FIRST permanent", system.which());
            Files.delete(trusted);
            system.refused("bad_trust_store", "unpack", unsigned);
        }
    }

    private static Path key(Start start, LiveSystem system, String name) throws Exception {
        Path store = system.root().resolveSibling(name + ".p12");
        start.jdk().run("keytool", "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-groupname",
                "secp256r1", "-keystore", "" + store, "-storetype", "PKCS12", "-storepass", "changeit");
        return store;
    }

    private static Path certificate(Start start, Path store, String name) throws Exception {
        Path file = store.resolveSibling(name + ".pem");
        start.jdk().run("keytool", "-exportcert", "-rfc", "-alias", name, "-file", "" + file, "-keystore", "" + store,
                "-storetype", "PKCS12", "-storepass", "changeit");
        return file;
    }

    @OnEveryJdk
    void whatIsAskedForIsWrittenDownWithWhatBecameOfIt(Start start) throws Exception {
        String verify = "verify: [{call: app.Probe.healthy}]\n";
        try (LiveSystem system = system(start).unpackedWith("SECOND", verify, "", "regis 2.0").start()) {
            Path log = system.root().resolve("log/audit.log");
            int before = Files.exists(log) ? Files.readAllLines(log).size() : 0;
            system.refused("no_such_release", "install", "ZERO");
            system.probe("fail verify");
            assertEquals(Outcome.FAILED, system.molt("install", "SECOND").exit());
            system.probe("fail");
            system.must("check", "SECOND");
            system.install("SECOND").must("make_permanent", "SECOND");
            List<String> lines = Files.readAllLines(log);
            assertEquals(before + 4, lines.size(), lines.toString());
            List<String> last = lines.subList(before, lines.size());
            List<String> wanted = List.of(
                    "install ZERO refused", "install SECOND failed", "install SECOND ok", "make_permanent SECOND ok");
            for (int i = 0; i < wanted.size(); i++) {
                for (String word : wanted.get(i).split(" ")) {
                    assertTrue(last.get(i).contains(word), last.get(i));
                }
            }
            assertTrue(last.get(1).contains("verify: call app.Probe.healthy returned false"), last.get(1));
        }
    }
}
