package dev.molt.registry;

import java.io.IOException;
import java.nio.file.Path;

/** Everything that changes files, each call one step: between two of them the process may die. */
interface Disk {

    /** Writes a file that must not be there yet. */
    void create(Path file, byte[] content) throws IOException;

    /** Makes an empty folder. */
    void createFolder(Path folder) throws IOException;

    /** Makes sure that the content of a file, or the names in a folder, outlive a loss of power. */
    void sync(Path fileOrFolder) throws IOException;

    /** Gives a file or folder another name, at once or not at all; a file that has that name is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file, an empty folder, or a link and not what it leads to. */
    void delete(Path path) throws IOException;
}
