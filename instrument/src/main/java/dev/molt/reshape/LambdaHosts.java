package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which methods that lambdas are written in are the same in two versions, though they have other parameters or another name. */
final class LambdaHosts {

    private final LambdaBodies old;
    private final LambdaBodies now;
    private final Map<String, String> same = new HashMap<>();

    private LambdaHosts(LambdaBodies old, LambdaBodies now) {
        this.old = old;
        this.now = now;
        old.hosts().keySet().stream().filter(now.hosts()::containsKey).forEach(host -> same.put(host, host));
        pair(Changes::name, Changes::name);
        pair(host -> old.hosts().get(host) + wholes(old, host), host -> now.hosts().get(host) + wholes(now, host));
        Map<String, String> certain = new HashMap<>(same);
        pair(old.hosts()::get, now.hosts()::get);
        same.entrySet().removeIf(each -> !certain.containsKey(each.getKey())
                && !new HashSet<>(wholes(old, each.getKey())).removeAll(wholes(now, each.getValue())));
    }

    /** By method of the old version its name in the new one: with equal code, and at least one of the lambdas in it. */
    static Map<String, String> between(LambdaBodies old, LambdaBodies now) {
        return new LambdaHosts(old, now).same;
    }

    private static List<String> wholes(LambdaBodies version, String host) {
        return version.all().stream().filter(body -> body.host().equals(host)).map(LambdaBody::whole).toList();
    }

    /** Takes what went and what came for the same if nothing else of either is told by the same. */
    private void pair(Function<String, String> before, Function<String, String> after) {
        Map<String, List<String>> gone = new HashMap<>();
        old.hosts().keySet().stream().filter(host -> !same.containsKey(host))
                .forEach(host -> gone.computeIfAbsent(before.apply(host), key -> new ArrayList<>()).add(host));
        Map<String, List<String>> come = new HashMap<>();
        now.hosts().keySet().stream().filter(host -> !same.containsValue(host))
                .forEach(host -> come.computeIfAbsent(after.apply(host), key -> new ArrayList<>()).add(host));
        gone.forEach((key, hosts) -> {
            List<String> others = come.getOrDefault(key, List.of());
            if (hosts.size() == 1 && others.size() == 1) {
                same.put(hosts.get(0), others.get(0));
            }
        });
    }
}
