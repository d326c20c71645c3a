package dev.molt.cli;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The files that a command line names: what cannot be read is a wrong command line. */
final class TextFiles {

    private final CommandLine command;

    TextFiles(CommandLine command) {
        this.command = command;
    }

    /** A file's text. */
    Source read(Path file) {
        try {
            return new Source(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ParameterException(command, file + " is no UTF-8 text");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Why a file cannot be read. */
    ParameterException unreadable(Path file, IOException e) {
        return new ParameterException(
                command,
                e instanceof NoSuchFileException
                        ? "there is no file " + file
                        : file + " cannot be read: " + e.getMessage());
    }

    /** Writes what a command made. */
    void write(Path file, String text) throws RefusedException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new RefusedException(Diagnostic.error(
                    "file_problem", null, file + " cannot be written: there is no folder " + folder, "make the folder"));
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new RefusedException(Diagnostic.error(
                    "file_problem", null, file + " cannot be written: " + e, "name a file that can be written"));
        }
    }
}
