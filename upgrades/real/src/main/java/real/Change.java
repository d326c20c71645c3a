package real;

import com.google.gson.JsonObject;
import java.util.OptionalInt;

/**
 * One upgrade or downgrade under load.
 *
 * @param begun when the command was started, by {@code System.nanoTime}
 * @param ended when it had ended
 * @param suspended for how many milliseconds callers may have waited, as Molt tells it; absent if it suspended nothing
 */
record Change(long begun, long ended, int redefined, OptionalInt suspended) {

    static Change of(long begun, long ended, JsonObject told) {
        OptionalInt suspended = told.has("suspension")
                ? OptionalInt.of(told.getAsJsonObject("suspension").get("milliseconds").getAsInt()) : OptionalInt.empty();
        return new Change(begun, ended, told.get("redefined").getAsInt(), suspended);
    }
}
