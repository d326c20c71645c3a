package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys in stores of their own, made by the keytool of this JVM.
 *
 * @param directory where the stores are
 */
record Keys(Path directory) {

    static final String PASSWORD = "changeit";

    /** Makes a key whose certificate it signs itself. */
    Path selfSigned(String name, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
        arguments.addAll(List.of(options));
        if (!arguments.contains("-keyalg")) {
            arguments.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        return keytool(name, arguments);
    }

    /** Makes a key whose certificate an authority signs. */
    Path signedBy(String authority, String name, String... options) throws IOException {
        Path store = selfSigned(name);
        Path request = directory.resolve(name + ".csr");
        Path certificate = directory.resolve(name + ".crt");
        Path root = directory.resolve(authority + ".crt");
        keytool(name, List.of("-certreq", "-alias", name, "-file", request.toString()));
        List<String> signing = new ArrayList<>(List.of(
                "-gencert", "-alias", authority, "-infile", request.toString(), "-outfile", certificate.toString()));
        signing.addAll(List.of(options));
        keytool(authority, signing);
        keytool(authority, List.of("-exportcert", "-alias", authority, "-file", root.toString()));
        keytool(name, List.of("-importcert", "-noprompt", "-alias", authority, "-file", root.toString()));
        keytool(name, List.of("-importcert", "-noprompt", "-alias", name, "-file", certificate.toString()));
        return store;
    }

    /** A store with the certificate of a key, but not the key. */
    Path certificateOf(String name) throws IOException {
        Path certificate = directory.resolve(name + ".crt");
        keytool(name, List.of("-exportcert", "-alias", name, "-file", certificate.toString()));
        return keytool("trust-" + name, List.of("-importcert", "-noprompt", "-alias", name, "-file", certificate.toString()));
    }

    /** Trust in what a store holds. */
    static Trust trust(Path store) throws RefusedException {
        return Trust.of(store, "PKCS12", PASSWORD.toCharArray());
    }

    /** The key of a store. */
    static Signing signing(Path store) {
        String name = store.getFileName().toString().replace(".p12", "");
        return new Signing(store, "PKCS12", PASSWORD.toCharArray(), name, PASSWORD.toCharArray());
    }

    private Path keytool(String store, List<String> arguments) throws IOException {
        Path file = directory.resolve(store + ".p12");
        List<String> command = new ArrayList<>(List.of(
                "-J-XX:TieredStopAtLevel=1", "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(0, arguments);
        run("keytool", command);
        return file;
    }

    /** Runs a program of this JVM's JDK, and gives what it prints. */
    static String run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, Path.of(System.getProperty("java.home"), "bin", program).toString());
        Path output = Files.createTempFile(program, ".txt");
        try {
            int status = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start().waitFor();
            String printed = Files.readString(output);
            if (status != 0) {
                throw new AssertionError(command + " ended with " + status + ":\n" + printed);
            }
            return printed;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Files.delete(output);
        }
    }
}
