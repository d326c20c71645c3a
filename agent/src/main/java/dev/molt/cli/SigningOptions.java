package dev.molt.cli;

import dev.molt.archive.Signing;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The key that an archive is signed with. Passwords do not stand on the command line, which everybody can read. */
final class SigningOptions {

    @ArgGroup(exclusive = false)
    private Key key;

    /** All of it, or nothing. */
    private static final class Key {

        @Option(names = "--keystore", paramLabel = "FILE", required = true, description = "Sign with a key in this store.")
        private Path store;

        @Option(names = "--storetype", paramLabel = "TYPE", description = "Its type; else PKCS12.")
        private String type = "PKCS12";

        @Option(names = "--alias", paramLabel = "NAME", required = true, description = "The name of the key in it.")
        private String alias;

        @ArgGroup(multiplicity = "1")
        private Password password;
    }

    /** Where the password is. */
    private static final class Password {

        @Option(
                names = "--storepass-file",
                paramLabel = "FILE",
                description = "A file whose first line is the password of the store and of the key.")
        private Path file;

        @Option(
                names = "--storepass-env",
                paramLabel = "NAME",
                description = "An environment variable that holds this password.")
        private String variable;

        char[] read(CommandLine command) {
            if (file != null) {
                String text = new TextFiles(command).read(file).text();
                return text.lines().findFirst().orElse("").toCharArray();
            }
            Main main = (Main) command.getCommandSpec().root().userObject();
            String value = main.environment().apply(variable);
            if (value == null) {
                throw new ParameterException(command, "the environment variable " + variable + " is not set");
            }
            return value.toCharArray();
        }
    }

    /** The key, if there is one to sign with. */
    Optional<Signing> signing(CommandLine command) {
        if (key == null) {
            return Optional.empty();
        }
        char[] password = key.password.read(command);
        return Optional.of(new Signing(key.store, key.type, password, key.alias, password));
    }
}
