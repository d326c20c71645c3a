package dev.molt.codechange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import javassist.ClassPath;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.NotFoundException;

/** What Javassist may see: the version wanted, what only the running version has, and the JDK. */
final class SnippetPool extends ClassPool {

    private final transient CtClass module;

    SnippetPool(TransformRequest request) {
        super(false);
        VisibleClasses wanted = new VisibleClasses(request.wanted().classes());
        appendClassPath(new Lookup(wanted));
        // An old field may be of a type that is gone.
        appendClassPath(new Lookup(new VisibleClasses(request.running().classes())));
        module = make(request.wanted().module());
        String name = module.getName();
        if (name.contains(".")) {
            importPackage(name.substring(0, name.lastIndexOf('.')));
        }
    }

    CtClass module() {
        return module;
    }

    /** True if Javassist would have to add an accessor to another class; it is asked after every expression. */
    boolean changesOthers() {
        boolean changes = false;
        for (Object known : classes.values().toArray()) {
            if (known instanceof CtClass type && type != module && type.isModified()) {
                type.detach();
                changes = true;
            }
        }
        return changes;
    }

    private CtClass make(byte[] classFile) {
        try {
            return makeClass(new ByteArrayInputStream(classFile));
        } catch (IOException e) {
            throw new UncheckedIOException("this cannot fail while reading from memory", e);
        }
    }

    /** Classes by name, in Javassist's terms. */
    private record Lookup(VisibleClasses visible) implements ClassPath {

        @Override
        public InputStream openClassfile(String name) throws NotFoundException {
            return new ByteArrayInputStream(visible.find(name).orElseThrow(() -> new NotFoundException(name)));
        }

        /** Only whether there is one matters. */
        @Override
        public URL find(String name) {
            Optional<byte[]> found = visible.find(name);
            try {
                return found.isEmpty() ? null : new URI("file", null, "/" + name, null).toURL();
            } catch (URISyntaxException | MalformedURLException e) {
                throw new IllegalStateException(name, e);
            }
        }
    }
}
