package dev.molt.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How much is read to find out whose objects may have been written by serialization. */
class SerialVersionsTest {

    private static final String CASE = """
            === v1
            package shop;
            class One extends java.util.ArrayList<String> { }
            class Two extends java.util.ArrayList<String> { }
            class Three { }
            === v2
            package shop;
            class One extends java.util.ArrayList<String> { int more; }
            class Two extends java.util.ArrayList<String> { int more; }
            class Three { int more; }
            """;

    @Test
    void supertypesAreReadOnce() throws Exception {
        PlanRequest request = PlanCase.read(CASE).request();
        List<String> read = new ArrayList<>();
        Function<String, Optional<byte[]>> library = name -> {
            read.add(name);
            return request.library().apply(name);
        };
        Planned planned = Planner.planned(List.of(request), (named, classes) ->
                PlanCase.reshaped(request.oldClasses().classes(), classes, true)).get(0);
        List<Diagnostic> found = new SerialVersions().check(with(planned, library));
        assertEquals(2, found.size(), found::toString);
        assertEquals(read.stream().distinct().toList(), read);
    }

    private static Planned with(Planned planned, Function<String, Optional<byte[]>> library) {
        PlanRequest request = planned.request();
        PlanRequest looking = new PlanRequest(request.application(), request.direction(), request.from(), request.to(),
                request.oldClasses(), request.newClasses(), request.loaded(), library, request.remains(),
                request.instances(), request.classFileVersion(), request.release(), request.containers(),
                request.appup());
        return new Planned(looking, planned.before(), planned.after(), planned.changes(), planned.appup(),
                planned.generated(), planned.entry(), planned.mentions(), planned.transformations(),
                planned.findings(), planned.meant());
    }
}
