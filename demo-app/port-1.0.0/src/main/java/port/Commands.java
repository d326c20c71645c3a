package port;

import java.util.List;

/** What an application does when it is told to, line by line. */
@FunctionalInterface
public interface Commands {

    /**
     * Does what one line says.
     *
     * @param command its first word
     * @param arguments the words behind it
     * @return the answer; what is thrown instead is answered as an error
     */
    String answer(String command, List<String> arguments);

    /** The answer to a function that the running version does not have, as OTP's shell words it. */
    static String undefined(String module, String function, int parameters) {
        return "undefined function " + module + ":" + function + "/" + parameters;
    }
}
