package real.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.Version;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** Apache FtpServer with one user and a file that takes long to transfer, which tells its version when it is asked to. */
public final class Ftp {

    private static final int LINES = 4_000_000;

    private Ftp() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path files = Files.createTempDirectory("ftp");
        Path large = files.resolve("large");
        large.toFile().deleteOnExit();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(large))) {
            for (int i = 0; i < LINES; i++) {
                out.write(String.format("%07d\n", i).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        FtpServerFactory factory = new FtpServerFactory();
        factory.setUserManager(users(files));
        factory.setFtplets(Map.of("version", new TellingVersion()));
        ListenerFactory listeners = new ListenerFactory();
        listeners.setServerAddress(InetAddress.getLoopbackAddress().getHostAddress());
        listeners.setPort(0);
        Listener listener = listeners.createListener();
        factory.addListener("default", listener);
        FtpServer server = factory.createServer();
        server.start();
        Listening.until(listener.getPort());
    }

    private static UserManager users(Path files) throws Exception {
        UserManager users = new PropertiesUserManagerFactory().createUserManager();
        BaseUser user = new BaseUser();
        user.setName("reader");
        user.setPassword("secret");
        user.setHomeDirectory(files.toString());
        user.setAuthorities(List.of(new WritePermission()));
        users.save(user);
        return users;
    }

    /** Answers {@code SITE VERSION}. */
    private static final class TellingVersion extends DefaultFtplet {

        @Override
        public FtpletResult onSite(FtpSession session, FtpRequest request) throws IOException, FtpException {
            if (!"VERSION".equals(request.getArgument())) {
                return FtpletResult.DEFAULT;
            }
            session.write(new DefaultFtpReply(FtpReply.REPLY_200_COMMAND_OKAY, Version.getVersion()));
            return FtpletResult.SKIP;
        }
    }
}
