package dev.molt.appup;

import dev.molt.diag.Located;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the names that instructions give: modules, members of classes, applications and versions. */
final class Names {

    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+~-]*");

    /** What to do about text that is no version. */
    static final String VERSION_CURE = "begin with a letter or a digit, and use letters, digits and . _ + ~ - only";

    private final Values values;
    private final Problems problems;

    Names(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** A module: a class by its binary name. */
    Located<String> module(YamlNode node) {
        Located<String> name = values.located(node, "a module's name", "quest.Player");
        if (!name.value().isEmpty() && !isBinaryName(name.value())) {
            problems.error(
                    "bad_module", name.position(), "\"" + name + "\" is not the name of a module", cure(name.value()));
        }
        return name;
    }

    /** Modules, each with its place. */
    List<Located<String>> modules(YamlNode node) {
        return values.list(node, "bad_list", "a list of modules", "quest.Player").stream()
                .map(this::module)
                .toList();
    }

    /** Modules without their places. */
    List<String> plainModules(YamlNode node) {
        return modules(node).stream().map(Located::value).toList();
    }

    /** A field or a method of a class. */
    Located<String> member(YamlNode node, String code, String what, String example) {
        Located<String> name = values.located(node, what, example);
        if (!name.value().isEmpty() && !isIdentifier(name.value())) {
            problems.error(
                    code,
                    name.position(),
                    "\"" + name + "\" is not " + what,
                    "write the name alone, such as " + example);
        }
        return name;
    }

    /** An application, whose name is also that of files. */
    Located<String> application(YamlNode node) {
        Located<String> name = values.located(node, "an application's name", "processquest");
        if (!name.value().isEmpty() && !APPLICATION.matcher(name.value()).matches()) {
            problems.error(
                    "bad_application",
                    name.position(),
                    "\"" + name + "\" is not the name of an application",
                    "begin with a letter, and use letters, digits and _ . - only");
        }
        return name;
    }

    /** A version, as its text is written. */
    Located<String> version(YamlNode node) {
        return version(node, VERSION_CURE);
    }

    /** A version where something else may stand, too, which the cure tells. */
    Located<String> version(YamlNode node, String cure) {
        Located<String> version = values.located(node, "a version", "1.1.0");
        if (!version.value().isEmpty() && !VERSION.matcher(version.value()).matches()) {
            problems.error(
                    "bad_version",
                    version.position(),
                    "\"" + version + "\" is not a version",
                    cure);
        }
        return version;
    }

    /** True for {@code pack.age.Outer$Inner}, in the way of {@link Class#getName()}. */
    static boolean isBinaryName(String name) {
        boolean namesFile = name.endsWith(".class") || name.endsWith(".java");
        return !namesFile && List.of(name.split("\\.", -1)).stream().allMatch(Names::isIdentifier);
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints()
                        .allMatch(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private static String cure(String name) {
        String guess = name.replaceFirst("^L(.*);$", "$1")
                .replaceFirst("\\.(class|java)$", "")
                .replace('/', '.');
        return isBinaryName(guess)
                ? "write " + guess
                : "write a class's binary name, such as quest.Player or quest.Player$Stats";
    }
}
