package dev.molt.appup;

import dev.molt.diag.Located;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads the names that instructions give: modules, members of classes, applications and versions. */
final class Names {

    /** Both become parts of file names: no separators, no control characters, and nothing that leads upwards. */
    private static final Predicate<String> NAME =
            Pattern.compile("(?!.*\\.\\.)\\p{L}[\\p{L}\\p{M}\\p{Nd}_.-]*").asMatchPredicate();
    private static final Predicate<String> TITLE =
            Pattern.compile("(?!.*\\.\\.)\\p{L}[\\p{L}\\p{M}\\p{Nd}_.-]*( [\\p{L}\\p{M}\\p{Nd}_.-]+)*").asMatchPredicate();
    private static final Predicate<String> VERSION =
            Pattern.compile("(?!.*\\.\\.)[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}_.+~-]*").asMatchPredicate();
    private static final String NAME_CURE = "begin with a letter, and use letters, digits and _ . - only";

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
        return name(node, "bad_module", "a module's name", "quest.Player", Names::isBinaryName, Names::cure);
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
        String cure = "write the name alone, such as " + example;
        return name(node, code, what, example, Names::isIdentifier, wrong -> cure);
    }

    /** The static fields that an instruction renews. */
    List<Located<String>> renewed(Fields fields) {
        return fields.optional("renew")
                .map(node -> values.list(node, "bad_list", "a list of static fields", "DEFAULTS").stream()
                        .map(field -> member(field, "bad_renew", "a field", "DEFAULTS"))
                        .toList())
                .orElse(List.of());
    }

    /** A static method, {@code package.Class.method}. */
    Located<String> function(YamlNode node, String example) {
        String cure = "write the class's binary name, a dot and the method's name, such as " + example;
        return name(node, "bad_func", "a method with its class", example, Names::isFunction, wrong -> cure);
    }

    /** An application, whose name is also that of files. */
    Located<String> application(YamlNode node) {
        return name(node, "bad_application", "an application's name", "processquest", NAME, singleDots(NAME, NAME_CURE));
    }

    /** The application of an upgrade file, which may be known by a title in a manifest alone. */
    Located<String> title(YamlNode node) {
        return name(node, "bad_application", "an application's name", "processquest", TITLE, singleDots(TITLE, NAME_CURE));
    }

    /** A release, or something else that is named as applications are. */
    Located<String> named(YamlNode node, String what, String example) {
        return name(node, "bad_name", what, example, NAME, singleDots(NAME, NAME_CURE));
    }

    /** A version, as its text is written. */
    Located<String> version(YamlNode node) {
        return version(node, VERSION_CURE);
    }

    /** A version where something else may stand, too, which the cure tells. */
    Located<String> version(YamlNode node, String cure) {
        return name(node, "bad_version", "a version", "1.1.0", VERSION, singleDots(VERSION, cure));
    }

    private Located<String> name(
            YamlNode node,
            String code,
            String what,
            String example,
            Predicate<String> isName,
            UnaryOperator<String> cure) {
        String text = values.text(node, what, example);
        if (!text.isEmpty() && !isName.test(text)) {
            problems.error(code, node.position(), YamlNode.quoted(text) + " is not " + what, cure.apply(text));
        }
        return new Located<>(text, node.position());
    }

    /** What has two dots where one could stand is told so, as the other rules do not mention it. */
    private static UnaryOperator<String> singleDots(Predicate<String> isName, String otherwise) {
        return wrong -> {
            String guess = wrong.replaceAll("\\.\\.+", ".");
            return isName.test(guess) ? "write " + guess : otherwise;
        };
    }

    private static boolean isFunction(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && isBinaryName(name.substring(0, dot)) && isIdentifier(name.substring(dot + 1));
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
