package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The releases of a target system: what OTP's release_handler keeps in RELEASES and start_erl.data.
 *
 * <p>Whoever has it open is the only one to change the root. Each change is on the disk, whole, when its method
 * returns. A change that a crash or a full disk interrupted is brought to its end, or was never begun.
 */
public final class Registry implements Closeable {

    private final Root root;
    private final Disk disk;
    private final RootLock lock;
    private final Store store;
    private final StartFiles start;
    private final Lock staging = new ReentrantLock();

    private ReleaseTable table;
    private Optional<String> running = Optional.empty();

    private Registry(Root root, Disk disk, RootLock lock) {
        this.root = root;
        this.disk = disk;
        this.lock = lock;
        this.store = new Store(root, disk);
        this.start = new StartFiles(root, disk);
    }

    /**
     * Opens the registry of a root, and finishes what a process that died had begun.
     *
     * @throws RefusedException if another process has it open, or a file of it is broken
     */
    public static Registry open(Root root) throws IOException, RefusedException {
        return open(root, new RealDisk());
    }

    /**
     * The same, which waits for another process that has it open: for who cannot come again later.
     *
     * @throws RefusedException if that process still has it open when the time is over
     */
    public static Registry open(Root root, Duration patience) throws IOException, RefusedException {
        return open(root, new RealDisk(), RootLock.take(root, patience));
    }

    static Registry open(Root root, Disk disk) throws IOException, RefusedException {
        return open(root, disk, RootLock.take(root, Duration.ZERO));
    }

    private static Registry open(Root root, Disk disk, RootLock lock) throws IOException, RefusedException {
        try {
            Registry registry = new Registry(root, disk, lock);
            registry.table = ReleaseTable.of(registry.store.read());
            new Tree(disk, root.staging()).delete();
            return registry;
        } catch (IOException | RefusedException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** The releases as they lie on the disk, without opening the registry: nothing is locked, finished or changed. */
    public static List<Release> look(Root root) throws IOException, RefusedException {
        return Store.look(root);
    }

    /** The root has to be ours alone still. After a change that failed in between, what lies there is found out anew. */
    private void ready() throws IOException, RefusedException {
        root.check();
        if (store.isUnfinished()) {
            table = ReleaseTable.of(store.read());
            if (running.isPresent()) {
                started(running.get());
            }
        }
    }

    /** The root. */
    public Root root() {
        return root;
    }

    /** What the system starts with. */
    public StartFiles start() {
        return start;
    }

    /** All releases, the newest first. */
    public synchronized List<Release> releases() {
        return table.releases();
    }

    /** The release of a version. */
    public synchronized Optional<Release> find(String version) {
        return table.find(version);
    }

    /** The release that the system starts with; empty before the first was made permanent. */
    public synchronized Optional<Release> permanent() {
        return table.with(ReleaseStatus.PERMANENT);
    }

    /** The release that runs: the current one, or else the permanent one. */
    public synchronized Optional<Release> latest() {
        return table.with(ReleaseStatus.CURRENT).or(this::permanent);
    }

    /** Held by who {@linkplain #stage stages} something until it is added: the next one deletes all that is staged. */
    public Lock staging() {
        return staging;
    }

    /** An empty folder to put into what is to be added; what was in it is deleted. */
    public synchronized Path stage() throws IOException, RefusedException {
        ready();
        new Tree(disk, root.staging()).delete();
        disk.createFolder(root.staging());
        return root.staging();
    }

    /** Adds the first release, with which the system is to start: OTP's create_RELEASES. */
    public synchronized void create(Release release, List<Staged> folders) throws IOException, RefusedException {
        ready();
        if (!table.releases().isEmpty()) {
            throw new RefusedException(Diagnostic.error(
                    "existing_release", null, root + " has releases already", "unpack and install this one"));
        }
        add(release.with(ReleaseStatus.PERMANENT), folders, List.of(startWith(release)));
    }

    /** Adds an unpacked release, and moves its folders into place. What is in place already and is the same is kept. */
    public synchronized void add(Release release, List<Staged> folders) throws IOException, RefusedException {
        ready();
        add(release.with(ReleaseStatus.UNPACKED), folders, List.of());
    }

    /** Adds an unpacked release whose folders somebody put into place. */
    public void setUnpacked(Release release) throws IOException, RefusedException {
        staging.lock();
        try {
            add(release, List.of());
        } finally {
            staging.unlock();
        }
    }

    private void add(Release release, List<Staged> folders, List<Step> more) throws IOException, RefusedException {
        Placement placement = new Placement(root, disk, release);
        placement.checkNames(table.releases());
        ReleaseTable next = table.plus(release);
        List<Step> steps = new ArrayList<>(placement.moves(folders));
        steps.addAll(more);
        change(next, steps);
        try {
            new Tree(disk, root.staging()).delete();
        } catch (IOException e) {
            // The release is added all the same; who stages or opens next deletes what is left.
        }
    }

    /** Refuses what {@link #installed} would refuse, before anything is done. */
    public synchronized void checkInstall(String version) throws IOException, RefusedException {
        ready();
        afterInstall(version);
    }

    /** Notes that a release was installed: it runs from now on. */
    public synchronized void installed(String version) throws IOException, RefusedException {
        ready();
        change(afterInstall(version), List.of());
        running = Optional.of(version);
    }

    private ReleaseTable afterInstall(String version) throws RefusedException {
        ReleaseTable next = table.after(ReleaseEvent.INSTALL, version);
        if (latest().filter(r -> r.version().equals(version)).isPresent()) {
            throw new RefusedException(Diagnostic.error(
                    "already_installed", null, "release " + version + " is permanent, and so installed already", ""));
        }
        return next;
    }

    /** Notes which release the system was started with. If it is not the permanent one, it is current. */
    public synchronized void started(String version) throws RefusedException {
        ReleaseTable restarted = table.restarted();
        Release release = restarted.require(version);
        table = release.status() == ReleaseStatus.PERMANENT
                ? restarted
                : restarted.after(ReleaseEvent.INSTALL, version);
        running = Optional.of(version);
    }

    /** Makes the next start of the system, and no other, start with a release. */
    public synchronized void startOnce(String version) throws IOException, RefusedException {
        ready();
        start.startOnce(table.require(version).startPointer());
    }

    /** Makes the next start of the system, and no other, start so: a release under the Java and the Molt of another one. */
    public synchronized void startOnce(StartPointer pointer) throws IOException, RefusedException {
        ready();
        table.require(pointer.release());
        start.startOnce(pointer);
    }

    /** Makes the system start with the current release from now on. */
    public synchronized void makePermanent(String version) throws IOException, RefusedException {
        ready();
        change(table.after(ReleaseEvent.MAKE_PERMANENT, version), List.of(startWith(table.require(version))));
    }

    /** Makes the system start with an old release from now on; the caller starts it again. */
    public synchronized void rebootOld(String version) throws IOException, RefusedException {
        ready();
        change(table.after(ReleaseEvent.REBOOT_OLD, version), List.of(startWith(table.require(version))));
    }

    /** Refuses what {@link #remove} would refuse, before anything is done. */
    public synchronized void checkRemove(String version) throws IOException, RefusedException {
        ready();
        afterRemove(version);
    }

    /** Deletes a release, and those of its libraries that no other release lists. */
    public synchronized void remove(String version) throws IOException, RefusedException {
        ready();
        ReleaseTable next = afterRemove(version);
        List<Step> deletions = new ArrayList<>();
        onlyOf(version).forEach(directory -> deletions.add(new Step.Delete(directory)));
        deletions.add(new Step.Delete(root.relative(root.release(version).path())));
        change(next, deletions);
    }

    /** The folders of libraries that no other release has. */
    public synchronized Set<Path> librariesOnlyOf(String version) throws RefusedException {
        Set<Path> folders = new LinkedHashSet<>();
        for (String directory : onlyOf(version)) {
            folders.add(root.inside(directory));
        }
        return folders;
    }

    private List<String> onlyOf(String version) throws RefusedException {
        return table.require(version).directories().stream()
                .filter(directory -> table.releases().stream()
                        .noneMatch(other -> !other.version().equals(version) && other.directories().contains(directory)))
                .toList();
    }

    /** Forgets a release, and deletes nothing. */
    public synchronized void setRemoved(String version) throws IOException, RefusedException {
        ready();
        change(afterRemove(version), List.of());
    }

    private ReleaseTable afterRemove(String version) throws IOException, RefusedException {
        ReleaseTable next = table.after(ReleaseEvent.REMOVE, version);
        // Another one was made permanent meanwhile, but this one runs until the system starts again.
        boolean runs = running.filter(version::equals).isPresent();
        boolean starts = start.once().filter(s -> s.release().equals(version)).isPresent();
        if (runs || starts) {
            throw new RefusedException(Diagnostic.error(
                    "bad_status",
                    null,
                    "release " + version + (runs ? " still runs" : " is what the system starts with the next time"),
                    runs ? "install another release first, or start the system again" : "start the system first"));
        }
        return next;
    }

    private Step startWith(Release release) {
        return new Step.Write(
                root.relative(root.startData()), release.startPointer().text());
    }

    private void change(ReleaseTable next, List<Step> more) throws IOException, RefusedException {
        store.write(table.atRest(), next.atRest(), more);
        table = next;
    }

    /** Lets others change the root. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
