package dev.molt.cli;

import picocli.CommandLine.Command;

/** {@code molt release}: what is done with releases where they are built. */
@Command(
        name = "release",
        description = "Releases where they are built: pack.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ReleasePackCommand.class)
final class ReleaseCommand {}
