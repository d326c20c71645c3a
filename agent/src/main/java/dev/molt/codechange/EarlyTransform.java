package dev.molt.codechange;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.classfile.NotNullFields;
import dev.molt.classfile.ValueCode;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether it makes a difference when a transform is evaluated: it makes none where new values depend on nothing that the
 * application can change, which are final fields that hold values.
 */
public final class EarlyTransform {

    private static final Set<String> VALUES = Set.of("Ljava/lang/String;", "Ljava/lang/Integer;", "Ljava/lang/Long;",
            "Ljava/lang/Short;", "Ljava/lang/Byte;", "Ljava/lang/Character;", "Ljava/lang/Boolean;", "Ljava/lang/Float;",
            "Ljava/lang/Double;", "Ljava/math/BigDecimal;", "Ljava/math/BigInteger;", "Ljava/util/UUID;", "Ljava/time/Duration;",
            "Ljava/time/Instant;", "Ljava/time/LocalDate;", "Ljava/time/LocalDateTime;", "Ljava/time/LocalTime;",
            "Ljava/time/Period;", "Ljava/time/ZonedDateTime;");

    private final CompiledTransform transform;
    private final ClassFile running;
    private final ClassFile wanted;

    /** Looks at a transform between two versions of a class. */
    public EarlyTransform(CompiledTransform transform, ClassFile running, ClassFile wanted) {
        this.transform = transform;
        this.running = running;
        this.wanted = wanted;
    }

    /** Why objects have to be transformed while callers wait; empty if they need not. */
    public Optional<String> hindrance() {
        if (running.isEnum() || running.isInterface()) {
            return Optional.of("it is " + (running.isEnum() ? "an enum" : "an interface"));
        }
        return transform.steps().stream().flatMap(step -> hindrance(step).stream()).findFirst();
    }

    private Optional<String> hindrance(Step step) {
        if (step instanceof Step.ByClass) {
            return Optional.of("a class transforms its objects");
        } else if (step instanceof Step.Copied copied) {
            return changing(copied.fromField(), copied.field()).or(() -> mayBeNull(copied.fromField(), copied.field()));
        } else if (step instanceof Step.Evaluated evaluated) {
            if (!ValueCode.is(transform.classFile(), evaluated.method(), evaluated.methodDescriptor())) {
                return Optional.of("what " + evaluated.field() + " gets depends on more than old fields");
            }
            return evaluated.reads().stream()
                    .flatMap(field -> changing(field, evaluated.field()).or(() -> noValue(field, evaluated.field()))
                            .or(() -> mayBeNull(field, evaluated.field())).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    private Optional<String> changing(String field, String of) {
        boolean goes = wanted.fields().stream().noneMatch(shape -> shape.name().equals(field));
        return isFinal(field, running) && (goes || isFinal(field, wanted)) ? Optional.empty()
                : Optional.of("what " + of + " gets depends on " + field + ", which is not final");
    }

    private Optional<String> noValue(String field, String of) {
        return running.fields().stream().anyMatch(shape -> shape.name().equals(field) && isValue(shape)) ? Optional.empty()
                : Optional.of("what " + of + " gets depends on what " + field + " leads to");
    }

    /**
     * An object whose final field is null may be one whose constructor has not come that far: whether that is what it has, is known
     * only when nobody is in a constructor any more, and a field that is declared not null has to know.
     */
    private Optional<String> mayBeNull(String field, String of) {
        boolean reference = running.fields().stream().anyMatch(shape -> shape.name().equals(field) && shape.descriptor().length() > 1);
        return reference && NotNullFields.of(transform.classFile()).containsKey(of)
                ? Optional.of("what " + of + " gets may be null, which it is declared not to be, where " + field + " is")
                : Optional.empty();
    }

    private static boolean isFinal(String field, ClassFile file) {
        return file.fields().stream().anyMatch(shape -> shape.name().equals(field) && Modifier.isFinal(shape.access()));
    }

    private static boolean isValue(FieldShape field) {
        return field.descriptor().length() == 1 || VALUES.contains(field.descriptor());
    }
}
