package dev.molt.reshape;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program in several versions, and the walk among them.
 *
 * @param texts one compilation unit a version, in the unnamed package, with a class Driver as {@link Trial} wants it
 * @param steps which version runs first and then, numbered from 0
 */
record Versions(List<String> texts, List<Integer> steps) {

    /** As a case's text. */
    String render() {
        return "== steps\n" + steps.stream().map(step -> "v" + (step + 1)).collect(Collectors.joining(" ")) + '\n'
                + IntStream.range(0, texts.size()).filter(steps::contains)
                .mapToObj(i -> "== v" + (i + 1) + '\n' + texts.get(i)).collect(Collectors.joining());
    }

    /** Of a case's text. */
    static Versions of(Case text) {
        List<String> texts = IntStream.rangeClosed(1, 9).mapToObj(i -> text.sections().getOrDefault("v" + i, ""))
                .toList();
        return new Versions(texts, List.of(text.sections().get("steps").strip().split(" ")).stream()
                .map(step -> Integer.parseInt(step.substring(1)) - 1).toList());
    }
}
