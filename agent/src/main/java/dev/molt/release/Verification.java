package dev.molt.release;

import dev.molt.appup.VerifyCheck.Attribute;
import dev.molt.appup.VerifyCheck.Call;
import dev.molt.appup.VerifyCheck.Http;
import dev.molt.appup.VerifyCheck;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Finds out whether what a release wants to be true after its installation is true. */
final class Verification {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");

    private final ClassLoader loader;
    private final Function<Class<?>, Optional<Class<?>>> beside;
    private final Duration limit;

    /**
     * Verifies in an application.
     *
     * @param loader finds its classes
     * @param beside the class that has what was added to a loaded one
     */
    Verification(ClassLoader loader, Function<Class<?>, Optional<Class<?>>> beside) {
        this(loader, beside, LIMIT);
    }

    Verification(ClassLoader loader, Function<Class<?>, Optional<Class<?>>> beside, Duration limit) {
        this.loader = loader;
        this.beside = beside;
        this.limit = limit;
    }

    /**
     * One check.
     *
     * @return why it is not true; empty if it is
     */
    String failure(VerifyCheck check) {
        FutureTask<String> task = new FutureTask<>(work(check));
        Thread thread = new Thread(null, task, "molt-verify", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String at = Arrays.toString(thread.getStackTrace());
            thread.interrupt();
            return "had no result within " + limit.toSeconds() + " s, at " + at;
        } catch (ExecutionException e) {
            return "failed: " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
    }

    /** A check as people read it. */
    static String words(VerifyCheck check) {
        if (check instanceof Call call) {
            return "call " + call.function();
        } else if (check instanceof Http http) {
            return "http " + http.url();
        }
        Attribute attribute = (Attribute) check;
        return "attribute " + attribute.attribute() + " of " + attribute.bean();
    }

    private Callable<String> work(VerifyCheck check) {
        if (check instanceof Call call) {
            return () -> call(call.function());
        } else if (check instanceof Http http) {
            return () -> http(http);
        }
        return () -> attribute((Attribute) check);
    }

    private String call(String function) throws ReflectiveOperationException {
        int dot = function.lastIndexOf('.');
        Class<?> owner = Class.forName(function.substring(0, dot), true, loader);
        String name = function.substring(dot + 1);
        Method method = beside.apply(owner).flatMap(type -> declared(type, name)).or(() -> declared(owner, name))
                .orElseThrow(() -> new NoSuchMethodException(function + "()"));
        method.setAccessible(true);
        try {
            Object result = method.invoke(null);
            return Boolean.TRUE.equals(result) ? "" : "returned " + result;
        } catch (InvocationTargetException e) {
            return "threw " + e.getCause();
        }
    }

    private static Optional<Method> declared(Class<?> type, String name) {
        try {
            return Optional.of(type.getDeclaredMethod(name));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** {@code ${pea.port}} in a URL is the system property of that name: what the configuration says. */
    private String http(Http http) throws IOException {
        String url = PROPERTY.matcher(http.url())
                .replaceAll(found -> Matcher.quoteReplacement(System.getProperty(found.group(1), found.group())));
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setConnectTimeout((int) limit.toMillis());
        connection.setReadTimeout((int) limit.toMillis());
        connection.setUseCaches(false);
        try {
            int status = connection.getResponseCode();
            return status == http.status() ? "" : url + " answered " + status + ", not " + http.status();
        } finally {
            connection.disconnect();
        }
    }

    private static String attribute(Attribute attribute) throws JMException {
        ObjectName bean = new ObjectName(attribute.bean());
        String[] path = attribute.attribute().split("\\.", 2);
        Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(bean, path[0]);
        if (path.length == 2 && value instanceof CompositeData composite) {
            value = composite.get(path[1]);
        }
        if (!(value instanceof Number number)) {
            return "is " + value + ", which is no number";
        }
        double is = number.doubleValue();
        if (attribute.atMost().filter(limit -> is > limit).isPresent()) {
            return "is " + value + ", more than " + plain(attribute.atMost().get());
        }
        return attribute.atLeast().filter(limit -> is < limit).isPresent()
                ? "is " + value + ", less than " + plain(attribute.atLeast().get())
                : "";
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? String.valueOf((long) number) : String.valueOf(number);
    }
}
