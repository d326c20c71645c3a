package dev.molt.relup;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.molt.appup.Direction;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What real OTP 25 made of upgrade instructions: Erlang terms, with lists and tuples as lists and atoms as strings.
 *
 * @param scripts one list of instructions for each application
 * @param script what systools_rc translated them to, or null where it refused
 * @param refusal the first word of its reason, or null where it did not refuse
 */
record OtpCase(String name, Direction direction, List<List<?>> scripts, List<?> script, String refusal) {

    /** All cases. */
    static List<OtpCase> all() throws IOException {
        List<OtpCase> cases = new ArrayList<>();
        try (Reader json = new InputStreamReader(
                OtpCase.class.getResourceAsStream("/relup/otp-golden.json"), StandardCharsets.UTF_8)) {
            JsonParser.parseReader(json).getAsJsonArray().forEach(golden -> cases.add(of(golden.getAsJsonObject())));
        }
        return cases;
    }

    private static OtpCase of(JsonObject golden) {
        List<List<?>> scripts = new ArrayList<>();
        golden.getAsJsonArray("appups").forEach(script -> scripts.add((List<?>) term(script)));
        Direction direction = Direction.valueOf(golden.get("direction").getAsString().toUpperCase(Locale.ROOT));
        List<?> script = golden.has("script") ? (List<?>) term(golden.get("script")) : null;
        String refusal = golden.has("refused") ? firstWord(golden.get("refused")) : null;
        return new OtpCase(golden.get("case").getAsString(), direction, scripts, script, refusal);
    }

    private static String firstWord(JsonElement reason) {
        return reason.isJsonArray() ? reason.getAsJsonArray().get(0).getAsString() : reason.getAsString();
    }

    private static Object term(JsonElement json) {
        if (json instanceof JsonArray array) {
            List<Object> terms = new ArrayList<>();
            array.forEach(element -> terms.add(term(element)));
            return terms;
        }
        return json.getAsJsonPrimitive().isNumber() ? (Object) json.getAsLong() : json.getAsString();
    }
}
