package dev.molt.boot;

import java.lang.annotation.IncompleteAnnotationException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;

/**
 * Calls abstract methods that were added to an interface on its proxies: their handlers answer, though the classes of
 * those that were made before do not have the methods.
 */
public final class Proxied {

    private Proxied() {
    }

    /**
     * Calls such a method.
     *
     * @param type what it takes, with the proxy, and returns
     * @throws NoSuchMethodException if reflection does not show it
     */
    static MethodHandle handle(String name, MethodType type) throws NoSuchMethodException, IllegalAccessException {
        Method method = type.parameterType(0).getDeclaredMethod(name, type.dropParameterTypes(0, 1).parameterArray());
        MethodHandle call = MethodHandles.lookup().findStatic(Proxied.class, "call",
                MethodType.methodType(Object.class, Method.class, Object.class, Object[].class));
        return call.bindTo(method).asCollector(Object[].class, type.parameterCount() - 1).asType(type);
    }

    /** Has a proxy's handler answer, as the JDK has it where the proxy's class has the method. */
    public static Object call(Method method, Object proxy, Object[] arguments) throws Throwable {
        Object[] given = arguments == null || arguments.length == 0 ? null : arguments;
        try {
            return Proxy.getInvocationHandler(proxy).invoke(proxy, method, given);
        } catch (IncompleteAnnotationException e) {
            // One that was on its way to somebody when all others were told of the new element.
            Object value = method.getDefaultValue();
            if (value == null) {
                throw e;
            }
            return value;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            if (Arrays.stream(method.getExceptionTypes()).anyMatch(declared -> declared.isInstance(e))) {
                throw e;
            }
            throw new UndeclaredThrowableException(e);
        }
    }
}
