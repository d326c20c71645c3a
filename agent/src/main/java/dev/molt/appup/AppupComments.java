package dev.molt.appup;

import java.util.List;
import java.util.Map;

/**
 * What a person is told within an upgrade file.
 *
 * @param head what stands above all
 * @param up by module, what stands above its instruction when upgrading
 * @param down the same when downgrading
 */
public record AppupComments(List<String> head, Map<String, List<String>> up, Map<String, List<String>> down) {

    /** Nothing. */
    public static AppupComments none() {
        return new AppupComments(List.of(), Map.of(), Map.of());
    }

    /** What is told of a direction's modules. */
    public Map<String, List<String>> of(Direction direction) {
        return direction == Direction.UP ? up : down;
    }
}
