package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.diag.Position;
import java.util.regex.Pattern;

/** Finds the line of an upgrade file that says which components share a window. */
final class WindowsKey {

    private static final Pattern KEY = Pattern.compile("[\"']?windows[\"']?\\s*:.*");

    private WindowsKey() {}

    /** Where the key stands, or the version, if the file is written in some other way. */
    static Position position(Appup appup) {
        int number = 0;
        for (String line : appup.source().text().lines().toList()) {
            number++;
            if (KEY.matcher(line).matches()) {
                return new Position(appup.source(), number, 1);
            }
        }
        return appup.version().position();
    }
}
