package dev.molt.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an upgrade file may say of classes that run under other names than it knows. */
class NumberedModulesTest {

    private static final Map<String, String> RENAMED = Map.of("shop.Cart$1", "shop.Cart$2");

    private static final String FILE = """
            application: shop
            version: 2.0.0
            up:
              - from: 1.0.0
                instructions:
                  - load_module: shop.Cart
                  - update: {module: shop.Cart$1, change: {advanced: []}, code_change: {set: {total: "1"}}}
                  - update: {module: shop.Till$1}
              - from: 0.9.0
                instructions:
                  - update: {module: shop.Cart$1}
            down:
              - to: 1.0.0
                instructions:
                  - load_module: shop.Cart$1
            """;

    @Test
    void anUpdateOfAClassOfSuchAHostIsRefusedWhereItStands() throws Exception {
        List<Diagnostic> refused = refused("1.0.0", Direction.UP);
        assertEquals(1, refused.size(), refused::toString);
        Diagnostic one = refused.get(0);
        assertEquals("not_reshaped", one.code());
        assertEquals(7, one.position().line());
        assertEquals("shop.Cart$1 cannot be updated as this says: anonymous and local classes of shop.Cart run under other"
                + " names here (shop.Cart$1 as shop.Cart$2)", one.message());
    }

    @Test
    void whatLeadsElsewhereOrOnlyLoadsIsNot() throws Exception {
        assertEquals(List.of(), refused("1.0.0", Direction.DOWN));
        assertEquals(List.of(), refused("0.8.0", Direction.UP));
    }

    private static List<Diagnostic> refused(String older, Direction direction) throws Exception {
        Appup appup = AppupReader.read(new Source("shop.appup.yaml", FILE));
        return NumberedModules.refused(appup, older, direction, RENAMED);
    }
}
