package dev.molt.relup;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;

/** Upgrade files that tests write as text. */
final class AppupText {

    private AppupText() {}

    static Appup read(String yaml) throws RefusedException {
        return AppupReader.read(new Source("test.appup.yaml", yaml));
    }
}
