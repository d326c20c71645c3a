package dev.molt.target;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what people wrote. */
final class Texts {

    private Texts() {}

    /**
     * A text by its own name.
     *
     * @throws RefusedException if it cannot be read
     */
    static Source read(Path file) throws RefusedException {
        return read(file, file.toString());
    }

    /** The same, called by another name. */
    static Source read(Path file, String shown) throws RefusedException {
        try {
            return new Source(shown, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw refused("there is no file " + shown, "name one that is there");
        } catch (CharacterCodingException e) {
            throw refused(shown + " is no UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            throw refused(shown + " cannot be read: " + e.getMessage(), "");
        }
    }

    private static RefusedException refused(String message, String cure) {
        return new RefusedException(Diagnostic.error("no_such_file", null, message, cure));
    }
}
