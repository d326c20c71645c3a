package walkthrough;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is in one version of the game, as its jar says.
 *
 * @param enemies their experience
 * @param quests their experience; none where the version knows no quests
 * @param prices of equipment
 */
record Catalogue(Map<String, Integer> enemies, Map<String, Integer> quests, Map<String, Integer> prices) {

    /** Chance decides which one is fetched: nobody of two dozen is left out so often. */
    private static final int FETCHED = 5_000;

    static Catalogue of(String version) throws IOException, ReflectiveOperationException {
        URL[] jars = {url("processquest", version), url("regis", "1.0.0")};
        try (URLClassLoader game = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            return new Catalogue(fetched(game, "quest.Enemy"), fetched(game, "quest.Quest"), prices(game));
        }
    }

    /** All that either has. */
    Catalogue with(Catalogue other) {
        return new Catalogue(
                both(enemies, other.enemies), both(quests, other.quests), both(prices, other.prices));
    }

    private static Map<String, Integer> both(Map<String, Integer> one, Map<String, Integer> other) {
        Map<String, Integer> both = new TreeMap<>(one);
        both.putAll(other);
        return both;
    }

    private static Map<String, Integer> fetched(URLClassLoader game, String name) throws ReflectiveOperationException {
        Map<String, Integer> experience = new TreeMap<>();
        if (game.findResource(name.replace('.', '/') + ".class") != null) {
            Class<?> type = game.loadClass(name);
            for (int i = 0; i < FETCHED; i++) {
                Object fetched = type.getMethod("fetch").invoke(null);
                experience.put(call(fetched, "name", String.class), call(fetched, "experience", Integer.class));
            }
        }
        return experience;
    }

    private static Map<String, Integer> prices(URLClassLoader game) throws ReflectiveOperationException {
        Field goods = game.loadClass("quest.Market").getDeclaredField("GOODS");
        goods.setAccessible(true);
        Map<String, Integer> prices = new TreeMap<>();
        for (Object gear : (List<?>) goods.get(null)) {
            prices.put(call(gear, "name", String.class), call(gear, "price", Integer.class));
        }
        return prices;
    }

    private static <T> T call(Object target, String method, Class<T> type) throws ReflectiveOperationException {
        return type.cast(target.getClass().getMethod(method).invoke(target));
    }

    private static URL url(String application, String version) throws MalformedURLException {
        return Checkout.ROOT.resolve(Checkout.jar(application, version)).toUri().toURL();
    }
}
