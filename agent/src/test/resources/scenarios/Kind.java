/** The kinds of threads that a JVM has. */
enum Kind {

    PLATFORM {
        @Override
        Thread make(Runnable work) {
            return new Thread(work);
        }
    },

    VIRTUAL {
        @Override
        Thread make(Runnable work) {
            try {
                Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                return (Thread) Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class)
                        .invoke(builder, work);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    abstract Thread make(Runnable work);

    Thread start(Runnable work) {
        Thread thread = make(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
