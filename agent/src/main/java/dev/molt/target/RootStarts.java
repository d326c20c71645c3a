package dev.molt.target;

import dev.molt.diag.RefusedException;
import dev.molt.registry.StartFiles;
import dev.molt.registry.StartPointer;
import java.io.IOException;

/** What a root says to start. */
record RootStarts(StartFiles files) implements Heart.Starts {

    @Override
    public StartPointer take() throws IOException, RefusedException {
        return files.take();
    }

    @Override
    public boolean isPlanned() throws IOException, RefusedException {
        return files.once().isPresent();
    }
}
