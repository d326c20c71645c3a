package dev.molt.registry;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a JSON object in a file of ours, where nothing may be missing, wrong or unknown. */
final class JsonFields {

    private static final Pattern PLACE = Pattern.compile("line [0-9]+ column [0-9]+");

    private final String file;
    private final String where;
    private final JsonObject object;
    private final Set<String> unread;

    private JsonFields(String file, String where, JsonElement element) throws RefusedException {
        this.file = file;
        this.where = where;
        if (!element.isJsonObject()) {
            throw broken("this is no object");
        }
        this.object = element.getAsJsonObject();
        this.unread = new TreeSet<>(object.keySet());
    }

    /** The object that a text is. */
    static JsonFields read(String file, String text) throws RefusedException {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            JsonElement element = new Gson().getAdapter(JsonElement.class).read(reader);
            // Fails if there is more behind the end.
            reader.peek();
            return new JsonFields(file, "", element);
        } catch (IOException | JsonParseException e) {
            throw broken(file, "this is no JSON" + place(String.valueOf(e.getMessage())));
        }
    }

    /** Of the library's message the place alone: the rest is for programmers. */
    private static String place(String message) {
        Matcher place = PLACE.matcher(message);
        return place.find() ? " at " + place.group() : "";
    }

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) throws RefusedException {
        JsonElement value = take(name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw broken(name + " is no text");
        }
        return value.getAsString();
    }

    /** A number from 1 to 9999. */
    int number(String name) throws RefusedException {
        JsonElement value = take(name);
        if (!value.isJsonPrimitive() || !value.getAsString().matches("[1-9][0-9]{0,3}")) {
            throw broken(name + " is no number from 1 to 9999");
        }
        return value.getAsInt();
    }

    List<JsonFields> objects(String name) throws RefusedException {
        JsonElement value = take(name);
        if (!value.isJsonArray()) {
            throw broken(name + " is no list");
        }
        List<JsonFields> objects = new ArrayList<>();
        for (JsonElement element : value.getAsJsonArray()) {
            objects.add(new JsonFields(file, prefix() + name + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** Refuses what nobody asked for: a newer Molt may have meant something by it. */
    void end() throws RefusedException {
        if (!unread.isEmpty()) {
            throw broken("there is no field \"" + unread.iterator().next() + "\"");
        }
    }

    RefusedException broken(String reason) {
        return broken(file, where.isEmpty() ? reason : where + ": " + reason);
    }

    private JsonElement take(String name) throws RefusedException {
        if (!unread.remove(name)) {
            throw broken(name + " is missing");
        }
        return object.get(name);
    }

    private String prefix() {
        return where.isEmpty() ? "" : where + ".";
    }

    private static RefusedException broken(String file, String reason) {
        return new RefusedException(Diagnostic.error(
                "broken_file",
                null,
                file + " cannot be understood: " + reason,
                "put the file right, or take it from a backup; nothing was written"));
    }
}
