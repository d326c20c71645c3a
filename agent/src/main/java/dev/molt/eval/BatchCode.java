package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The code of the applications whose classes somebody else redefines: read once for all classes that come together, as
 * each of them comes alone to the transformer.
 */
final class BatchCode {

    /** An application, what is remembered of it and its loader's own code. */
    record Read(Instance instance, Optional<Versions> versions, ClassSet code) {}

    private Thread thread;
    private ClassLoader loader;
    private Set<Path> codes;
    private List<Read> read;

    /**
     * Reads it, or has it from the class before.
     *
     * @param open false if nothing is under way that this can be a part of
     */
    synchronized List<Read> read(Tools tools, ClassLoader of, Set<Path> from, boolean open)
            throws IOException, RefusedException {
        if (!open || thread != Thread.currentThread() || loader != of || !from.equals(codes)) {
            read = readNow(tools, of, from);
            thread = Thread.currentThread();
            loader = of;
            codes = Set.copyOf(from);
        }
        return read;
    }

    /** Nothing is under way any more. */
    synchronized void forget() {
        thread = null;
        loader = null;
        codes = null;
        read = null;
    }

    /** Reads it anew, without asking the JVM for anything: it may be in the middle of a redefinition. */
    static List<Read> readNow(Tools tools, ClassLoader loader, Set<Path> codes) throws IOException, RefusedException {
        List<Read> read = new ArrayList<>();
        for (Instance instance : new InstanceFinder(tools).find(loader, codes)) {
            Optional<Versions> stored = tools.versions().find(instance);
            read.add(new Read(instance, stored, new LoadedBytes(tools).unasked(instance, Versions.remembered(stored))));
        }
        return read;
    }
}
