package sockserv;

import java.io.IOException;
import java.net.InetAddress;
import quest.ProcessQuest;
import regis.Regis;

/** Starts all three applications: {@code sockserv.Main [port]}. */
public final class Main {

    private static final int DEFAULT_PORT = 8082;

    private Main() {}

    /** The port is the argument, or {@code -Dsockserv.port}, or 8082; 0 takes any that is free. */
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : Integer.getInteger("sockserv.port", DEFAULT_PORT);
        // Nobody but this machine, unless told otherwise: the game knows no passwords.
        InetAddress address = InetAddress.getByName(System.getProperty("sockserv.address", "127.0.0.1"));
        Regis.start();
        ProcessQuest.start();
        SockServ server = new SockServ(address, port);
        server.start();
        System.out.println("sockserv listens on " + address.getHostAddress() + ":" + server.port());
    }
}
