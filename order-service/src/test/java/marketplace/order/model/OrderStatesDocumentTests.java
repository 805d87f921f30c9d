package marketplace.order.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps docs/order-states.md true. */
class OrderStatesDocumentTests {

    private static final String WRITE_ANEW = "./mvnw -pl order-service -am test -Dtest=OrderStatesDocumentTests "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dregenerate.docs=true";
    private static final Path FILE = Path.of("..", "docs", "order-states.md");

    @Test
    void theDocumentSaysWhatTheRulesSay() throws IOException {
        String expected = OrderStatesDocument.text(WRITE_ANEW);

        if (Boolean.getBoolean("regenerate.docs")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }

        assertThat(FILE)
                .as("the rules changed; write the document anew: %s", WRITE_ANEW)
                .hasContent(expected);
    }
}
