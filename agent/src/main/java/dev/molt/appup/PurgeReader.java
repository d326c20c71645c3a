package dev.molt.appup;

import java.util.List;

/** Reads what becomes of old code: {@code pre_purge} and {@code post_purge}, or {@code purge} for both. */
final class PurgeReader {

    private final Values values;
    private final Problems problems;

    PurgeReader(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** The two purges of one instruction. */
    record Purges(Purge pre, Purge post) {}

    /** Both purges; brutal where none is given, as in OTP. */
    Purges both(Fields fields) {
        if (fields.has("purge") && (fields.has("pre_purge") || fields.has("post_purge"))) {
            problems.error(
                    "bad_purge_method",
                    fields.positionOf("purge"),
                    "purge stands for pre_purge and post_purge, and cannot be given beside them",
                    "keep purge alone, or the other two");
        }
        Purge both = one(fields, "purge", Purge.BRUTAL_PURGE);
        return new Purges(one(fields, "pre_purge", both), one(fields, "post_purge", both));
    }

    /** The purge that a key gives. */
    Purge one(Fields fields, String key, Purge otherwise) {
        return fields.optional(key)
                .map(node -> values.oneOf(node, "bad_purge_method", List.of(Purge.values()), otherwise))
                .orElse(otherwise);
    }
}
