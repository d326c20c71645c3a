package dev.molt.trial;

import java.util.List;

/** What builds open to their tests: the exported packages of the JDK's base module. */
final class Openings {

    private Openings() {}

    static List<String> all() {
        return Object.class.getModule().getPackages().stream()
                .filter(name -> name.startsWith("java."))
                .sorted()
                .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
                .toList();
    }
}
