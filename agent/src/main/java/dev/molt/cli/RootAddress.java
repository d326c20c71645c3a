package dev.molt.cli;

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

/** A target system by its directory, and how to find the JVM that runs from it: by the socket in {@code ROOT/run}. */
final class RootAddress {

    private final Path root;

    RootAddress(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /**
     * Asks the JVM; empty if none runs.
     *
     * @throws BrokenOffException if it took the request and ended before it answered
     * @throws UnreachableException if it cannot be asked safely
     */
    Optional<Answered> ask(ControlRequest request) throws UnreachableException, BrokenOffException {
        return ask(request, progress -> {});
    }

    /**
     * The same.
     *
     * @param heard told the progress, if the request asks for it
     */
    Optional<Answered> ask(ControlRequest request, Consumer<Progress> heard)
            throws UnreachableException, BrokenOffException {
        for (Path socket : sockets()) {
            try {
                return Optional.of(new Answered(socket, new ControlClient(socket).ask(request, heard)));
            } catch (ConnectException e) {
                // Gone meanwhile, or left behind by a JVM that was killed; the next one that starts removes it.
            } catch (IOException e) {
                throw new BrokenOffException(socket, e);
            }
        }
        return Optional.empty();
    }

    private Iterable<Path> sockets() throws UnreachableException {
        try {
            return SocketPath.in(root.resolve("run"));
        } catch (IOException e) {
            throw new UnreachableException(e.getMessage());
        }
    }

    /**
     * What a JVM answered.
     *
     * @param socket where it listens; it has its process in its name
     */
    record Answered(Path socket, ControlResponse response) {

        long pid() {
            return Long.parseLong(socket.getFileName().toString().replace(".sock", ""));
        }
    }
}
