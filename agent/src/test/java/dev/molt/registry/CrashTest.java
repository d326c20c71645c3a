package dev.molt.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.registry.FailingDisk.Death;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.OtherJdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a change is interrupted, the next to open the root finds it whole or not begun, and can do it. */
@EveryJdk
class CrashTest {

    private static final FailingDisk.Failure DEATH = () -> {
        throw new Death();
    };

    @TempDir
    private Path folder;

    private Map<String, String> before;
    private Map<String, String> after;

    private void learn(Operation operation) throws IOException, RefusedException {
        Operation.root(folder.resolve("template"), operation);
        Root root = copy("whole");
        before = Snapshot.of(root.path());
        run(operation, root);
        after = Snapshot.of(root.path());
        assertNotEquals(before, after);
    }

    private static void run(Operation operation, Root root) throws IOException, RefusedException {
        try (Registry registry = Registry.open(root, new FastDisk())) {
            operation.run(registry, Operation.Written.NOBODY);
        }
    }

    private Root copy(String name) throws IOException, RefusedException {
        Path template = folder.resolve("template");
        try (Stream<Path> paths = Files.walk(template)) {
            for (Path path : paths.toList()) {
                Path to = folder.resolve(name).resolve(template.relativize(path));
                Files.copy(path, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return Root.open(folder.resolve(name));
    }

    /** Opens the root as the next process does, and does what was not done. */
    private void assertWhole(Operation operation, Root root, String when) throws IOException, RefusedException {
        Registry.open(root, new FastDisk()).close();
        Map<String, String> found = Snapshot.of(root.path());
        if (!found.equals(before)) {
            assertEquals(after, found, when);
        } else {
            run(operation, root);
            assertEquals(after, Snapshot.of(root.path()), when + ", and done again");
        }
    }

    /** True if the run died at that step. */
    private static boolean dies(Operation operation, Root root, int step) throws IOException, RefusedException {
        FailingDisk disk = new FailingDisk(new FastDisk(), step, DEATH);
        try (Registry registry = Registry.open(root, disk)) {
            operation.run(registry, Operation.Written.NOBODY);
        } catch (Death e) {
            return true;
        }
        assertTrue(disk.cameThrough());
        return false;
    }

    @ParameterizedTest
    @EnumSource
    void aProcessDiesAtAnyStep(Operation operation) throws IOException, RefusedException {
        learn(operation);
        int step = 0;
        boolean dead = true;
        while (dead) {
            Root root = copy("step-" + step);
            dead = dies(operation, root, step);
            assertWhole(operation, root, "step " + step);
            step++;
        }
        assertTrue(step > 15, "only " + step + " steps");
    }

    @ParameterizedTest
    @EnumSource
    void whoFinishesItDiesAsWell(Operation operation) throws IOException, RefusedException {
        learn(operation);
        int deaths = 0;
        for (int step = 0; dies(operation, copy("step-" + step), step); step += 3) {
            boolean dead = true;
            for (int again = 0; dead; again += 2) {
                Root root = copy("step-" + step + "-" + again);
                assertTrue(dies(operation, root, step));
                dead = false;
                try {
                    Registry.open(root, new FailingDisk(new FastDisk(), again, DEATH)).close();
                } catch (Death e) {
                    dead = true;
                    deaths++;
                }
                assertWhole(operation, root, "step " + step + " and " + again);
            }
        }
        assertTrue(deaths > 10, "only " + deaths + " deaths");
    }

    @ParameterizedTest
    @EnumSource
    void theDiskFailsAndTheProcessGoesOn(Operation operation) throws IOException, RefusedException {
        learn(operation);
        FailingDisk disk;
        int step = 0;
        do {
            Root root = copy("step-" + step);
            disk = new FailingDisk(new FastDisk(), step++, () -> {
                throw new IOException("No space left on device");
            });
            try (Registry registry = Registry.open(root, disk)) {
                runTwice(operation, registry);
            }
            Registry.open(root, new FastDisk()).close();
            assertEquals(after, Snapshot.of(root.path()), "step " + (step - 1));
        } while (!disk.cameThrough());
    }

    /** Does it again if it failed, which is refused where the change was begun: then it is finished first. */
    private void runTwice(Operation operation, Registry registry) throws IOException, RefusedException {
        try {
            operation.run(registry, Operation.Written.NOBODY);
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
            try {
                operation.run(registry, Operation.Written.NOBODY);
            } catch (RefusedException finished) {
                assertTrue(
                        Set.of("existing_release", "no_such_release", "bad_status")
                                .contains(finished.diagnostics().get(0).code()),
                        finished.getMessage());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePowerFailsAtAnyStep(Operation operation) throws IOException, RefusedException {
        learn(operation);
        for (boolean alsoNames : List.of(true, false)) {
            int step = 0;
            boolean dead = true;
            while (dead) {
                Root root = copy(alsoNames + "-" + step);
                PowerLossDisk power = new PowerLossDisk();
                dead = false;
                try (Registry registry = Registry.open(root, new FailingDisk(power, step, DEATH))) {
                    operation.run(registry, power::written);
                } catch (Death e) {
                    dead = true;
                }
                power.lose(alsoNames);
                if (!dead) {
                    Registry.open(root, new FastDisk()).close();
                    assertEquals(after, Snapshot.of(root.path()), "what was told as done is done");
                }
                assertWhole(operation, root, "step " + step + (alsoNames ? ", names lost" : ", contents lost"));
                step++;
            }
        }
    }

    @Test
    void aStartForOnceIsNotTakenTwice() throws IOException, RefusedException {
        learn(Operation.MAKE_PERMANENT);
        Root root = copy("once");
        PowerLossDisk power = new PowerLossDisk();
        try (Registry registry = Registry.open(root, power)) {
            registry.startOnce("SECOND");
            power.lose(true);
            assertEquals(Operation.SECOND.startPointer(), registry.start().take());
            power.lose(true);
            assertEquals(Operation.FIRST.startPointer(), registry.start().take());
        }
    }

    @Test
    void aProcessIsKilledAtAnyStep() throws IOException, RefusedException {
        learn(Operation.MAKE_PERMANENT);
        int step = 0;
        boolean dead = true;
        while (dead) {
            Root root = copy("step-" + step);
            String printed = OtherJdks.here().run(
                    List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"),
                    KilledProgram.class,
                    root.toString(),
                    Operation.MAKE_PERMANENT.name(),
                    String.valueOf(step));
            dead = !printed.contains("came through");
            assertWhole(Operation.MAKE_PERMANENT, root, "step " + step);
            step++;
        }
        assertTrue(step > 15, "only " + step + " steps");
    }
}
