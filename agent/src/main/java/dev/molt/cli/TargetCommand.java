package dev.molt.cli;

import picocli.CommandLine.Command;

/** {@code molt target}: target systems, before anything runs in them. */
@Command(
        name = "target",
        description = "Target systems: create, install, jdk.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TargetCreateCommand.class, TargetInstallCommand.class, TargetJdkCommand.class})
final class TargetCommand {}
