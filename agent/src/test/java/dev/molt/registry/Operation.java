package dev.molt.registry;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changes several files at once, each in a root of its own. */
enum Operation {
    ADD {
        @Override
        void run(Registry registry, Written written) throws IOException, RefusedException {
            registry.add(SECOND, stage(registry, SECOND, List.of("lib/pea-2.0"), written));
        }
    },
    MAKE_PERMANENT {
        @Override
        void prepare(Registry registry) throws IOException, RefusedException {
            super.prepare(registry);
            ADD.run(registry, Written.NOBODY);
        }

        @Override
        void run(Registry registry, Written written) throws IOException, RefusedException {
            registry.started("FIRST");
            registry.installed("SECOND");
            registry.makePermanent("SECOND");
        }
    },
    REBOOT_OLD {
        @Override
        void prepare(Registry registry) throws IOException, RefusedException {
            MAKE_PERMANENT.prepare(registry);
            MAKE_PERMANENT.run(registry, Written.NOBODY);
        }

        @Override
        void run(Registry registry, Written written) throws IOException, RefusedException {
            registry.rebootOld("FIRST");
        }
    },
    REMOVE {
        @Override
        void prepare(Registry registry) throws IOException, RefusedException {
            REBOOT_OLD.prepare(registry);
        }

        @Override
        void run(Registry registry, Written written) throws IOException, RefusedException {
            registry.remove("FIRST");
        }
    };

    static final Release FIRST = release("FIRST", "1.0");
    static final Release SECOND = release("SECOND", "2.0");

    /** Told of files that were written beside the registry's back. */
    interface Written {

        Written NOBODY = folder -> {};

        void told(Path folder) throws IOException;
    }

    private static Release release(String version, String pea) {
        return new Release(
                "mysystem",
                version,
                Optional.of(17),
                "0.1.0",
                List.of(Library.of("regis", "1.0.0"), Library.of("pea", pea)),
                ReleaseStatus.UNPACKED);
    }

    /** Makes a root in which it can be done. */
    static Root root(Path folder, Operation operation) throws IOException, RefusedException {
        Root root = Root.create(folder);
        try (Registry registry = Registry.open(root, new FastDisk())) {
            operation.prepare(registry);
        }
        return root;
    }

    void prepare(Registry registry) throws IOException, RefusedException {
        registry.create(
                FIRST,
                stage(registry, FIRST, List.of("lib/pea-1.0", "lib/regis-1.0.0", "lib/molt-0.1.0"), Written.NOBODY));
    }

    abstract void run(Registry registry, Written written) throws IOException, RefusedException;

    /** Puts the folders of a release aside: each has a file in a folder, and the release's a link to itself. */
    static List<Staged> stage(Registry registry, Release release, List<String> libraries, Written written)
            throws IOException, RefusedException {
        Path staging = registry.stage();
        List<Staged> staged = new ArrayList<>();
        for (String library : libraries) {
            Path folder = Files.createDirectories(staging.resolve(library.replace('/', '_')).resolve("deep"));
            Files.writeString(folder.resolve("code.jar"), "code of " + library);
            staged.add(new Staged(folder.getParent(), registry.root().inside(library)));
        }
        Path folder = Files.createDirectory(staging.resolve("release"));
        Files.writeString(folder.resolve("release.yaml"), "release: " + release.version());
        Files.createSymbolicLink(folder.resolve("self"), Path.of("."));
        staged.add(new Staged(folder, registry.root().release(release.version()).path()));
        written.told(staging);
        return staged;
    }
}
