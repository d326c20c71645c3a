package dev.molt.release;

/**
 * Who asks a release handler for something, for the audit log.
 *
 * @param user the user's name, or number where there is no name
 * @param from the way it came: {@link #SOCKET}, {@link #JMX}, {@link #FILES} or {@link #ITSELF}
 */
public record Asker(String user, String from) {

    /** Over the control socket. */
    public static final String SOCKET = "socket";

    /** Over Java Management Extensions. */
    public static final String JMX = "jmx";

    /** On the files alone, while no JVM runs. */
    public static final String FILES = "files";

    /** By Molt itself, as something asked for before goes on or ends. */
    public static final String ITSELF = "itself";

    /** The user that this JVM runs as. */
    public static Asker here(String from) {
        return new Asker(ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name")), from);
    }
}
