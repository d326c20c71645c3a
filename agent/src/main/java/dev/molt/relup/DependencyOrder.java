package dev.molt.relup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pass: all modules of a graph, each before those that it depends on, and within a cycle in the order written.
 *
 * <p>Source: Kosaraju's algorithm, as {@code digraph_utils} of Erlang/OTP has it. Where OTP leaves the order to a hash
 * table, roots and dependencies are visited as written, so that dependencies first is the author's order wherever
 * dependencies allow it. Nothing recurses: a chain of dependencies may be as long as a release has classes.
 */
final class DependencyOrder {

    private final DependencyGraph graph;
    private final Map<String, Integer> written = new HashMap<>();

    private DependencyOrder(DependencyGraph graph) {
        this.graph = graph;
        graph.modules().forEach(module -> written.put(module, written.size()));
    }

    /** The modules, dependents first. */
    static List<String> dependentsFirst(DependencyGraph graph) {
        DependencyOrder order = new DependencyOrder(graph);
        List<String> lastFinishedFirst = order.finished();
        Collections.reverse(lastFinishedFirst);
        List<String> dependentsFirst = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String module : lastFinishedFirst) {
            dependentsFirst.addAll(order.cycleOf(module, seen));
        }
        return dependentsFirst;
    }

    /** The modules in the order in which a depth-first walk along dependencies leaves them. */
    private List<String> finished() {
        List<String> finished = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String root : graph.modules()) {
            if (seen.add(root)) {
                walk(root, seen, finished);
            }
        }
        return finished;
    }

    private void walk(String root, Set<String> seen, List<String> finished) {
        Deque<String> path = new ArrayDeque<>(List.of(root));
        Deque<Iterator<String>> unvisited = new ArrayDeque<>();
        unvisited.push(graph.dependencies(root).iterator());
        while (!path.isEmpty()) {
            if (!unvisited.peek().hasNext()) {
                unvisited.pop();
                finished.add(path.pop());
                continue;
            }
            String next = unvisited.peek().next();
            if (seen.add(next)) {
                path.push(next);
                unvisited.push(graph.dependencies(next).iterator());
            }
        }
    }

    /** The unseen modules that depend on this one: its cycle, when called last finished first. */
    private List<String> cycleOf(String module, Set<String> seen) {
        List<String> cycle = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        open.push(module);
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                cycle.add(next);
                graph.dependents(next).forEach(open::push);
            }
        }
        cycle.sort(Comparator.comparing(written::get));
        return cycle;
    }
}
