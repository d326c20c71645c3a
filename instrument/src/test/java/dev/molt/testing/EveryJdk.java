package dev.molt.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Marks a test whose result depends on the JVM: it runs on every JDK of the machine. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(EveryJdk.TAG)
public @interface EveryJdk {

    /** The tag by which the tests are found. */
    String TAG = "every-jdk";
}
