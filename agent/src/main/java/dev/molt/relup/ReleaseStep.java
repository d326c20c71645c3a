package dev.molt.relup;

import dev.molt.appup.Direction;
import java.util.Set;

/**
 * What one script leads over.
 *
 * @param from the release that runs
 * @param to the release wanted
 * @param direction whether that is the newer one
 * @param unchanged the applications of both whose versions differ, and no class
 * @param restart whether the runtime is started anew at the end, whatever the applications ask for
 */
public record ReleaseStep(
        ReleaseContents from, ReleaseContents to, Direction direction, Set<String> unchanged, boolean restart) {}
