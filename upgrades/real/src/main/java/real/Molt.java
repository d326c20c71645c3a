package real;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Molt's command line, against one JVM. */
final class Molt {

    private final String java;
    private final String pid;

    Molt(Path jdk, long pid) {
        this.java = jdk.resolve("bin/java").toString();
        this.pid = Long.toString(pid);
    }

    JsonObject upgrade(Releases releases) throws IOException, InterruptedException {
        return run("upgrade-app", "--new", releases.newerJar().toString(), "--appup", releases.appup().toString());
    }

    JsonObject downgrade(Releases releases) throws IOException, InterruptedException {
        return run("downgrade-app", "--new", releases.classPath().get(0).toString(), "--appup", releases.appup().toString());
    }

    private JsonObject run(String command, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(java, "-jar", Checkout.MOLT.toString(), command, pid, "--json"));
        Stream.of(options).forEach(line::add);
        Process process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("molt " + command + " ended with " + process.exitValue() + ": " + printed);
        }
        return JsonParser.parseString(printed).getAsJsonObject();
    }
}
