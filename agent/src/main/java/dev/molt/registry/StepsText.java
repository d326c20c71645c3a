package dev.molt.registry;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** The text of the intent: JSON. */
final class StepsText {

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private StepsText() {}

    static String write(List<Step> steps) {
        JsonArray list = new JsonArray();
        steps.forEach(step -> list.add(object(step)));
        JsonObject all = new JsonObject();
        all.add("steps", list);
        return JSON.toJson(all) + "\n";
    }

    private static JsonObject object(Step step) {
        JsonObject object = new JsonObject();
        if (step instanceof Step.Write write) {
            object.addProperty("write", write.file());
            object.addProperty("content", write.content());
        } else if (step instanceof Step.Move move) {
            object.addProperty("move", move.from());
            object.addProperty("to", move.to());
        } else if (step instanceof Step.Delete delete) {
            object.addProperty("delete", delete.path());
        }
        return object;
    }

    static List<Step> read(String file, String text) throws RefusedException {
        JsonFields all = JsonFields.read(file, text);
        List<Step> steps = new ArrayList<>();
        for (JsonFields fields : all.objects("steps")) {
            steps.add(step(fields));
            fields.end();
        }
        all.end();
        return steps;
    }

    private static Step step(JsonFields fields) throws RefusedException {
        if (fields.has("write")) {
            return new Step.Write(fields.text("write"), fields.text("content"));
        }
        return fields.has("move")
                ? new Step.Move(fields.text("move"), fields.text("to"))
                : new Step.Delete(fields.text("delete"));
    }
}
