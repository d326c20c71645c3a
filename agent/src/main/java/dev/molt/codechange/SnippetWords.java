package dev.molt.codechange;

import dev.molt.diag.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javassist.bytecode.BadBytecode;
import javassist.compiler.CompileError;

/** Says in plain words why a snippet cannot be compiled, and what to do about it. */
final class SnippetWords {

    private static final Pattern LINE = Pattern.compile("(?s)line -?\\d+: (.*)");
    private static final Pattern NO_METHOD = Pattern.compile("(.+\\)) not found in (.+)");
    private static final Pattern NO_NAME = Pattern.compile("no such (class|field): (.+)");
    private static final Pattern NO_VALUE = Pattern.compile("not available in a static method: (.+)");
    private static final Pattern PRIVATE = Pattern.compile(".* is private.*");
    private static final Pattern SYNTAX = Pattern.compile("(?s)(.*)syntax error near \"(.*)\"");
    private static final Pattern USED_AS = Pattern.compile("Expected type: (.+) Got: (.+) \\[pos = \\d+]");

    /** All that can be said where Javassist itself fails. */
    static final String NOT_UNDERSTOOD = "it is not understood here";

    private static final String VISIBLE = "use what this class can see";

    private final DeclaredFields old;
    private final DeclaredFields now;
    private final List<String> names;
    private final SnippetText text;

    SnippetWords(DeclaredFields old, DeclaredFields now, Parameters parameters, SnippetText text) {
        this.old = old;
        this.now = now;
        this.names = parameters.names();
        this.text = text;
    }

    /** A refusal whose cure is to have a class transform. */
    SnippetException refusal(String reason) {
        String transform = "code_change: {class: " + old.module() + "CodeChange}";
        return new SnippetException(reason, "write " + transform + "; in a class, all of Java is allowed");
    }

    /** A refusal because of a member that the JVM would not let the class use. */
    SnippetException unreached(String reason) {
        return new SnippetException(reason, VISIBLE);
    }

    /** A refusal because of the state of the object itself. */
    SnippetException stateOfSelf(String field) {
        String reason = "self." + field + " is state that is being transformed, neither old nor new for sure";
        return old.has(field)
                ? new SnippetException(reason, "write " + field + ", which is the old value")
                : new SnippetException(reason, "write where the new value comes from");
    }

    /** A refusal for the compiler's reason. */
    SnippetException refusal(CompileError error) {
        Matcher line = LINE.matcher(error.getMessage());
        String reason = (line.matches() ? line.group(1) : error.getMessage()).strip();
        if (error instanceof TypeMismatch mismatch) {
            Optional<String> cure = text.isBlock() ? Optional.empty() : mismatch.cure(text.toString());
            return cure.map(known -> new SnippetException(reason, known)).orElseGet(() -> refusal(reason));
        }
        return text.unknownConstruct()
                .map(construct -> refusal(construct + " not understood here"))
                .orElseGet(() -> inPlainWords(reason));
    }

    /** A refusal of code that the JVM would not verify. */
    SnippetException refusal(BadBytecode error) {
        Matcher usedAs = USED_AS.matcher(String.valueOf(error.getMessage()));
        return refusal(usedAs.matches()
                ? "it uses a " + usedAs.group(2) + " as a " + usedAs.group(1)
                : "its types do not fit: " + error.getMessage());
    }

    private SnippetException inPlainWords(String reason) {
        Matcher noMethod = NO_METHOD.matcher(reason);
        Matcher noName = NO_NAME.matcher(reason);
        Matcher noValue = NO_VALUE.matcher(reason);
        Matcher syntax = SYNTAX.matcher(reason);
        if (noMethod.matches()) {
            String none = noMethod.group(2) + " has no " + noMethod.group(1) + " in " + now.version();
            return none.contains("()")
                    ? unreached(none)
                    : refusal(none + "; arguments are neither boxed nor gathered for varargs here");
        } else if (noName.matches()) {
            return noName(noName.group(1), noName.group(2).replace('/', '.'));
        } else if (noValue.matches()) {
            return noOldValue(noValue.group(1));
        } else if (PRIVATE.matcher(reason).matches()) {
            return unreached(reason);
        } else if (reason.equals("not-available: this")) {
            return new SnippetException("there is no this in an expression", "write self");
        } else if (reason.equals("bad method")) {
            return refusal("a method is called on something that is no object");
        } else if (reason.equals("fatal")) {
            return refusal(NOT_UNDERSTOOD);
        }
        return refusal(syntax.matches()
                ? syntax.group(1) + "it is not understood near \"" + syntax.group(2).strip() + '"'
                : reason);
    }

    private SnippetException noName(String kind, String name) {
        String reason = "there is no " + kind + ' ' + name + " in " + now.version();
        if (kind.equals("class")) {
            return new SnippetException(reason, "name a class that there is, with its package");
        } else if (names.contains(name)) {
            return refusal(name + " is used as if it were of another type");
        }
        return name.contains(".") || text.toString().contains("." + name)
                ? unreached(reason)
                : new SnippetException(reason, Spelling.cure(name, names));
    }

    private SnippetException noOldValue(String field) {
        String reason = field + " is no field of " + old.module() + " in " + old.version()
                + ", and only those have old values";
        return new SnippetException(
                reason,
                now.declaredAbove(field).isPresent() ? "write self." + field : "write where the new value comes from");
    }
}
