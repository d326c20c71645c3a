package dev.molt.cli;

import dev.molt.release.AuditedReleases;
import dev.molt.release.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code molt}. */
@Command(
        name = "molt",
        description = "Live upgrades for running JVMs.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.MoltVersion.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PsCommand.class,
            AttachCommand.class,
            StatusCommand.class,
            PlanCommand.class,
            TryCommand.class,
            AppupCommand.class,
            RelupCommand.class,
            UpgradeAppCommand.class,
            DowngradeAppCommand.class,
            HistoryCommand.class,
            WatchCommand.class,
            ReleaseCommand.class,
            TargetCommand.class,
            HeartCommand.class,
            WhichCommand.class,
            UnpackCommand.class,
            CheckCommand.class,
            InstallCommand.class,
            ConfirmCommand.class,
            MakePermanentCommand.class,
            RebootOldCommand.class,
            RemoveCommand.class,
            SetUnpackedCommand.class,
            SetRemovedCommand.class,
            CommandLine.HelpCommand.class,
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something in Molt itself went wrong",
            "2:the command line is wrong",
            "3:refused, nothing was touched",
            "4:failed and undone, the old version runs",
            "5:the JVM cannot be reached, or Molt is not in it",
            "6:the system died too often, and heart gave up",
            "7:the upgrade applies live, and tests tell the difference"
        })
public final class Main {

    private final UnaryOperator<String> environment;
    private final Optional<OfflineReleases> offline;

    /** The command as it is started. */
    public Main() {
        this(System::getenv, Optional.of(root -> AuditedReleases.files(root, System.err::println)));
    }

    /**
     * The command in other surroundings.
     *
     * @param offline answers for roots from which no JVM runs, where anybody can
     */
    Main(UnaryOperator<String> environment, Optional<OfflineReleases> offline) {
        this.environment = environment;
        this.offline = offline;
    }

    UnaryOperator<String> environment() {
        return environment;
    }

    Optional<OfflineReleases> offline() {
        return offline;
    }

    /** Runs one command and ends this JVM with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** Runs one command. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new Main().execute(out, err, arguments);
    }

    int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(this)
                .setOut(out)
                .setErr(err)
                .registerConverter(long.class, Main::number)
                .registerConverter(Duration.class, TimeText::parse)
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof UnreachableException) {
            err.println("molt: " + failure.getMessage());
            return ExitCode.UNREACHABLE;
        }
        err.println("molt: something in Molt itself went wrong; please report it:");
        failure.printStackTrace(err);
        return ExitCode.INTERNAL;
    }

    private static Long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a number");
        }
    }

    /** Asks the build. */
    static final class MoltVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"molt " + Version.current()};
        }
    }
}
