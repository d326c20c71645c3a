package dev.molt.stage;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads the library and all that it needs, and later its tests, which share its packages. */
final class LibraryLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    LibraryLoader(URL[] path) {
        this(path, ClassLoader.getPlatformClassLoader());
    }

    LibraryLoader(URL[] path, ClassLoader parent) {
        super("library", path, parent);
    }

    @Override
    protected void addURL(URL url) {
        super.addURL(url);
    }
}
