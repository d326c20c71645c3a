package dev.molt.target;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What files that lie aside for a moment are called where something is said of them. */
final class Shown {

    private final Map<String, String> names = new LinkedHashMap<>();

    /** Calls a file, or what is in a folder, by another name; of two that fit the first is taken. */
    Shown name(Path path, String name) {
        names.put(path.toString(), name);
        return this;
    }

    RefusedException of(RefusedException refused) {
        return new RefusedException(of(refused.diagnostics()));
    }

    List<Diagnostic> of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::of).toList();
    }

    private Diagnostic of(Diagnostic diagnostic) {
        return new Diagnostic(
                diagnostic.severity(),
                diagnostic.code(),
                diagnostic.position() == null ? null : of(diagnostic.position()),
                of(diagnostic.message()),
                of(diagnostic.cure()));
    }

    private Position of(Position position) {
        Source source = new Source(of(position.source().name()), position.source().text());
        return new Position(source, position.line(), position.column());
    }

    private String of(String text) {
        String shown = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            shown = shown.replace(name.getKey(), name.getValue());
        }
        return shown;
    }
}
