package dev.molt.cli;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that is to be attached to, looked at from outside first.
 *
 * <p>Attaching begins with SIGQUIT, which ends a process that is no JVM.
 */
final class JvmProcess {

    /** SIGQUIT's place in the masks of {@code /proc/PID/status}. */
    private static final long QUIT = 1L << 2;

    private final Path proc;
    private final long pid;

    JvmProcess(long pid) {
        this(Path.of("/proc"), pid);
    }

    JvmProcess(Path proc, long pid) {
        this.proc = proc;
        this.pid = pid;
    }

    /**
     * Makes sure that it can be attached to without harm.
     *
     * @throws UnreachableException if not; the message says what to do
     */
    void check() throws UnreachableException {
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new UnreachableException("there is no process " + pid + "; run: molt ps");
        }
        if (!Files.isDirectory(proc.resolve("self"))) {
            checkListed();
            return;
        }
        if (!read("maps").contains("/libjvm.so")) {
            throw new UnreachableException("process " + pid + " is no JVM; run: molt ps");
        }
        if (!catchesQuit()) {
            throw new UnreachableException("process " + pid + " is a JVM that nothing can attach to: it has only just"
                    + " started, or runs with -Xrs; start it with -javaagent:molt.jar");
        }
    }

    /** Where there is no {@code /proc}: by the list that each JVM puts itself on. */
    private void checkListed() throws UnreachableException {
        if (VirtualMachine.list().stream().noneMatch(jvm -> jvm.id().equals(String.valueOf(pid)))) {
            throw new UnreachableException("process " + pid + " is no JVM of this user; run: molt ps");
        }
    }

    private boolean catchesQuit() throws UnreachableException {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("SigCgt:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring("SigCgt:".length()).strip(), 16) & QUIT) != 0);
    }

    private String read(String file) throws UnreachableException {
        try {
            return Files.readString(proc.resolve(String.valueOf(pid)).resolve(file));
        } catch (IOException e) {
            throw new UnreachableException("process " + pid + " belongs to somebody else; run molt as its owner");
        }
    }
}
