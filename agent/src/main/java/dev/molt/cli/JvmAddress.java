package dev.molt.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.molt.control.ControlClient;
import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.SocketPath;
import dev.molt.journal.Progress;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A JVM by its process, and how to find Molt in it. */
final class JvmAddress {

    private final long pid;

    JvmAddress(long pid) {
        this.pid = pid;
    }

    long pid() {
        return pid;
    }

    /** False once the process has ended. */
    boolean isThere() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Asks Molt in that JVM. The usual place first: asking the JVM itself where the socket is costs it a thread. */
    ControlResponse ask(ControlRequest request) throws UnreachableException {
        return ask(request, progress -> {});
    }

    /**
     * The same.
     *
     * @param heard told the progress, if the request asks for it
     */
    ControlResponse ask(ControlRequest request, Consumer<Progress> heard) throws UnreachableException {
        Optional<ControlResponse> answer = askUsual(request, heard);
        if (answer.isPresent()) {
            return answer.get();
        }
        new JvmProcess(pid).check();
        String told = property();
        if (told == null) {
            throw new UnreachableException("Molt is not in process " + pid + "; run: molt attach " + pid);
        }
        try {
            return new ControlClient(Path.of(told)).ask(request, heard);
        } catch (IOException e) {
            throw silent(Path.of(told), e);
        }
    }

    /** Asks on the socket where it lies unless Molt was told another place; empty if nobody listens there. */
    Optional<ControlResponse> askUsual(ControlRequest request) throws UnreachableException {
        return askUsual(request, progress -> {});
    }

    private Optional<ControlResponse> askUsual(ControlRequest request, Consumer<Progress> heard)
            throws UnreachableException {
        Path socket = SocketPath.of(SocketPath.directory(), pid);
        if (!SocketPath.isOurs(socket)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ControlClient(socket).ask(request, heard));
        } catch (ConnectException e) {
            // Left behind by a JVM of the same number that was killed.
            return Optional.empty();
        } catch (IOException e) {
            throw silent(socket, e);
        }
    }

    private UnreachableException silent(Path socket, IOException e) {
        return new UnreachableException("Molt in process " + pid + " does not answer on " + socket + ": "
                + e.getMessage() + "; if the process is in a container, run molt inside it");
    }

    private String property() throws UnreachableException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                return machine.getSystemProperties().getProperty(SocketPath.PROPERTY);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new UnreachableException("process " + pid + " cannot be attached to: " + e.getMessage()
                    + "; run molt as its owner, and where it runs");
        }
    }
}
