package dev.molt.cli;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.release.StatusReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code molt ps}: the JVMs of this user, and whether Molt is in them. */
@Command(
        name = "ps",
        description = "The JVMs of this user, whether Molt is in them, and which.",
        mixinStandardHelpOptions = true)
final class PsCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 2;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        // All are asked at once, as each may be slow to answer.
        List<CompletableFuture<Jvm>> asked =
                VirtualMachine.list().stream().map(PsCommand::ask).toList();
        List<Jvm> jvms = asked.stream()
                .map(CompletableFuture::join)
                .filter(jvm -> jvm.pid() != ProcessHandle.current().pid())
                .sorted(Comparator.comparingLong(Jvm::pid))
                .toList();
        Output output = new Output(command.commandLine());
        if (json) {
            output.json(jvms);
            return ExitCode.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PID", "MOLT", "APPLICATIONS", "STARTED WITH"));
        for (Jvm jvm : jvms) {
            rows.add(List.of(
                    String.valueOf(jvm.pid()),
                    jvm.molt() == null ? "-" : jvm.molt(),
                    jvm.applications().isEmpty() ? "-" : String.join(", ", jvm.applications()),
                    jvm.startedWith()));
        }
        output.table(rows);
        return ExitCode.DONE;
    }

    /** A JVM that is stopped keeps nobody from seeing the others. */
    private static CompletableFuture<Jvm> ask(VirtualMachineDescriptor descriptor) {
        Jvm silent = new Jvm(Long.parseLong(descriptor.id()), "does not answer", List.of(), descriptor.displayName());
        return CompletableFuture.supplyAsync(() -> jvm(descriptor), task -> new Thread(task, "ask").start())
                .completeOnTimeout(silent, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Jvm jvm(VirtualMachineDescriptor descriptor) {
        JvmAddress address = new JvmAddress(Long.parseLong(descriptor.id()));
        try {
            Optional<StatusReport> status =
                    address.askUsual(new ControlRequest("status", null)).map(ControlResponse::status);
            if (status.isPresent()) {
                return new Jvm(
                        address.pid(),
                        status.get().molt(),
                        status.get().applications().stream()
                                .map(app -> app.application() + " " + app.version())
                                .toList(),
                        descriptor.displayName());
            }
        } catch (UnreachableException e) {
            // It ended just now, or is about to: no reason not to list the others.
        }
        return new Jvm(address.pid(), null, List.of(), descriptor.displayName());
    }

    /** One line of the list; {@code molt} is null where it is not in the JVM, or listens in another place,
     * and {@code does not answer} where it is there and the JVM is stopped or too busy. */
    private record Jvm(long pid, String molt, List<String> applications, String startedWith) {}
}
