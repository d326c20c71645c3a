package dev.molt.cli;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.molt.control.ControlClient;
import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.SocketPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM by its process, and how to find Molt in it. */
final class JvmAddress {

    private final long pid;

    JvmAddress(long pid) {
        this.pid = pid;
    }

    long pid() {
        return pid;
    }

    /** Asks Molt in that JVM. */
    ControlResponse ask(ControlRequest request) throws UnreachableException {
        Path socket = socket();
        try {
            return new ControlClient(socket).ask(request);
        } catch (IOException e) {
            throw new UnreachableException("Molt in process " + pid + " does not answer on " + socket + ": " + e);
        }
    }

    /** The usual place first: asking the JVM itself costs it a thread. */
    private Path socket() throws UnreachableException {
        Path usual = usualSocket();
        if (Files.exists(usual)) {
            return usual;
        }
        String told = property();
        if (told == null) {
            throw new UnreachableException("Molt is not in process " + pid + "; run: molt attach " + pid);
        }
        return Path.of(told);
    }

    /** Where its socket lies unless it was told another place. */
    Path usualSocket() {
        return SocketPath.of(SocketPath.directory(), pid);
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
            throw new UnreachableException("process " + pid + " is no JVM that this user can reach: " + e.getMessage());
        }
    }
}
