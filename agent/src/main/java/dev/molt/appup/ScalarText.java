package dev.molt.appup;

import java.util.regex.Pattern;

/** Text that needs no quotes where it stands alone on its line. */
final class ScalarText {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+~-]*");
    private static final Pattern REGEX = Pattern.compile("/[!-~]+/");

    private ScalarText() {}

    /** A version or a regular expression, which readers take as it is written. */
    static String version(String text) {
        boolean nothing = new YamlNode.Scalar(null, text, true).isNothing();
        boolean plain = VERSION.matcher(text).matches() && !nothing || REGEX.matcher(text).matches();
        return plain ? text : new FlowText().of(text);
    }
}
