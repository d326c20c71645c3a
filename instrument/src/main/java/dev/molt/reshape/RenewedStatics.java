package dev.molt.reshape;

import java.util.Map;

/**
 * Static fields of a loaded class that are given new values. Names are binary, with dots.
 *
 * @param type the class
 * @param homes by field, the class that holds it
 * @param call what assigns them
 */
public record RenewedStatics(String type, Map<String, String> homes, Call call) {
}
