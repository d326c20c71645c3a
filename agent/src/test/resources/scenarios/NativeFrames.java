import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Reflection and method handles between frames of what changes, and native code in which a call waits. */
class NativeFrames extends Scenario {

    private Reflected[] all;

    @Override
    void begin(Kind kind, int threads) {
        super.begin(kind, threads);
        all = new Reflected[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = known(new Reflected());
        }
    }

    @Override
    int round(int thread, Random random) throws Exception {
        Reflected account = all[thread];
        switch (random.nextInt(5)) {
            case 0:
                // A new one each time, as calls that come often are no native ones any more.
                Method paid = Reflected.class.getDeclaredMethod("reflects", int.class);
                return (int) paid.invoke(account, 2);
            case 1:
                return handled(account);
            case 2:
                Constructor<Reflected> made = Reflected.class.getDeclaredConstructor(NativeFrames.class);
                return through(made.newInstance(this));
            case 3:
                IntSupplier proxy = (IntSupplier) Proxy.newProxyInstance(NativeFrames.class.getClassLoader(),
                        new Class<?>[] {IntSupplier.class}, (object, method, arguments) -> account.reflects(1));
                return proxy.getAsInt();
            default:
                return accepted(account);
        }
    }

    private static int handled(Reflected account) {
        try {
            MethodHandle handle = MethodHandles.lookup().findVirtual(
                    Reflected.class, "reflects", MethodType.methodType(int.class, int.class));
            return (int) handle.invoke(account, 1);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private int through(Reflected account) throws Exception {
        int paid = account.reflects(1);
        passing(account);
        return paid;
    }

    private int accepted(Reflected account) throws Exception {
        Stage stage = Stage.mine();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread client = kind().start(() -> {
                if (stage != null) {
                    stage.awaitOpen();
                }
                try {
                    new Socket(server.getInetAddress(), server.getLocalPort()).close();
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Stage.waits(true);
            account.accepts(server).close();
            Stage.waits(false);
            client.join();
        }
        return 0;
    }
}

/** Calls itself by reflection. */
class Reflected implements Account { // state

    STATE

    Reflected() {}

    Reflected(NativeFrames in) {
        // Before anybody waits: what a local variable alone holds is found by nobody.
        in.known(this);
    }

    int reflects(int left) throws Exception {
        check();
        int below = left == 0 ? 0 : (int) Reflected.class.getDeclaredMethod("reflects", int.class).invoke(this, left - 1);
        pay();
        return below + 1;
    }

    Socket accepts(ServerSocket server) throws java.io.IOException {
        return server.accept();
    }
}
