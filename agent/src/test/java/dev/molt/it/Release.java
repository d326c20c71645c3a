package dev.molt.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The files of one version of an application, to be packed into a jar or written into a folder. */
record Release(Map<String, byte[]> files) {

    /** The same with another file in it. */
    Release with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with another file in it. */
    Release with(String path, byte[] bytes) {
        Map<String, byte[]> more = new TreeMap<>(files);
        more.put(path, bytes);
        return new Release(more);
    }

    /** The same without the file that names it. */
    Release unnamed() {
        Map<String, byte[]> fewer = new TreeMap<>(files);
        fewer.remove(Fixture.DESCRIPTOR);
        return new Release(fewer);
    }

    /** Packs a jar, in which a manifest comes first. */
    Path jar(Path file) {
        return jar(file, new Manifest());
    }

    /** Packs a jar with this manifest. */
    Path jar(Path file, Manifest manifest) {
        manifest.getMainAttributes().putIfAbsent(java.util.jar.Attributes.Name.MANIFEST_VERSION, "1.0");
        try {
            Files.createDirectories(file.getParent());
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
                for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                    jar.putNextEntry(new JarEntry(entry.getKey()));
                    jar.write(entry.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Writes its files over those of a folder. */
    Path folder(Path folder) {
        try {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                Path file = folder.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
