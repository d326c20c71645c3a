package dev.molt.registry;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The text of RELEASES: pretty-printed JSON, the newest release first. */
final class ReleasesText {

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final int FORMAT = 1;

    private ReleasesText() {}

    /** Writes releases as they lie on the disk: none is current. */
    static String write(List<Release> releases) {
        JsonArray list = new JsonArray();
        releases.forEach(release -> list.add(object(release)));
        JsonObject all = new JsonObject();
        all.addProperty("format", FORMAT);
        all.add("releases", list);
        return JSON.toJson(all) + "\n";
    }

    private static JsonObject object(Release release) {
        JsonObject object = new JsonObject();
        object.addProperty("name", release.name());
        object.addProperty("version", release.version());
        release.java().ifPresent(java -> object.addProperty("java", java));
        object.addProperty("molt", release.molt());
        object.addProperty("status", release.status().toString());
        JsonArray libraries = new JsonArray();
        release.libraries().forEach(library -> libraries.add(JSON.toJsonTree(library)));
        object.add("libraries", libraries);
        return object;
    }

    /** Reads them, or refuses the file as a whole. */
    static List<Release> read(String file, String text) throws RefusedException {
        JsonFields all = JsonFields.read(file, text);
        int format = all.number("format");
        if (format != FORMAT) {
            throw all.broken("its format is " + format + ", and this Molt knows " + FORMAT + " only");
        }
        List<Release> releases = new ArrayList<>();
        Set<String> versions = new HashSet<>();
        for (JsonFields fields : all.objects("releases")) {
            Release release = release(fields);
            if (!versions.add(release.version())) {
                throw fields.broken("there are two releases " + release.version());
            }
            releases.add(release);
        }
        all.end();
        if (releases.stream().filter(r -> r.status() == ReleaseStatus.PERMANENT).count() > 1) {
            throw all.broken("more than one release is permanent");
        }
        return releases;
    }

    private static Release release(JsonFields fields) throws RefusedException {
        String name = fields.text("name");
        String version = name(fields, FileNames::release, fields.text("version"));
        Optional<Integer> java = fields.has("java") ? Optional.of(fields.number("java")) : Optional.empty();
        String molt = name(fields, FileNames::version, fields.text("molt"));
        String word = fields.text("status");
        ReleaseStatus status = ReleaseStatus.of(word)
                .filter(found -> found != ReleaseStatus.CURRENT)
                .orElseThrow(() -> fields.broken("no release that lies on the disk is \"" + word + "\""));
        List<Library> libraries = new ArrayList<>();
        for (JsonFields library : fields.objects("libraries")) {
            libraries.add(library(library));
        }
        fields.end();
        return new Release(name, version, java, molt, libraries, status);
    }

    private static Library library(JsonFields fields) throws RefusedException {
        Library library = new Library(
                name(fields, FileNames::application, fields.text("application")),
                name(fields, FileNames::version, fields.text("version")),
                name(fields, FileNames::directory, fields.text("directory")));
        fields.end();
        return library;
    }

    /** A name that has to be one of a file; if it is not, the file is to blame in which it stands. */
    private static String name(JsonFields fields, NameRule rule, String name) throws RefusedException {
        try {
            return rule.checked(name);
        } catch (RefusedException e) {
            throw fields.broken(e.diagnostics().get(0).message());
        }
    }

    /** Checks names. */
    private interface NameRule {

        String checked(String name) throws RefusedException;
    }
}
