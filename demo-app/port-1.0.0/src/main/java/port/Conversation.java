package port;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One client's lines, each answered by one line, up to {@code quit}. */
final class Conversation {

    private final BufferedReader in;
    private final OutputStream out;
    private final Commands commands;

    Conversation(Socket connection, Commands commands) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        this.out = connection.getOutputStream();
        this.commands = commands;
    }

    void run() throws IOException {
        String line = in.readLine();
        while (line != null && !line.strip().equals("quit")) {
            out.write((answer(line.strip()) + "\n").getBytes(StandardCharsets.UTF_8));
            line = in.readLine();
        }
    }

    /** One line whatever happens, so that a client always knows how much to read. */
    private String answer(String line) {
        List<String> words = List.of(line.split("\\s+"));
        String answer;
        try {
            answer = commands.answer(words.get(0), words.subList(1, words.size()));
        } catch (RuntimeException | LinkageError e) {
            answer = "error: " + e.getMessage();
        }
        return answer.replaceAll("\\R", " ");
    }
}
