package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.completion.LogText;
import marketplace.order.completion.TopicText;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the provider hands over as a file is planted and looked for everywhere but where it belongs (rule 11). */
class AttachmentSecrecyTests {

    private static final String TABLES =
            "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'";

    private final TestMarketplace market = TestMarketplace.shared();
    private final String secret = "planted-" + UUID.randomUUID();
    private final String digest = TestFiles.sha256(TestFiles.text(secret));

    @Test
    void neither_it_nor_its_digest_is_in_a_row_of_the_order_a_topic_or_a_log() {
        String number = market.inProgress(market.productWithoutForm());

        try (LogText log = LogText.listen()) {
            String id = TestFiles.note(market.provider, number, "completion", secret);
            market.press(
                            market.provider,
                            number,
                            "complete",
                            TestFiles.naming(Map.of("completionInformation", "see the file"), id))
                    .expect(200);
            assertThat(TestFiles.fetch(market.buyer, number, id)).isEqualTo(TestFiles.text(secret));
            for (String path : new String[] {"", "/attachments", "/timeline"}) {
                assertThat(market.operator.get("/v1/orders/" + number + path).raw())
                        .doesNotContain(secret, digest);
            }
            Awaitility.await().until(() -> TopicText.everything().contains(number));

            assertThat(log.everything()).contains(number).doesNotContain(secret, digest);
        }

        assertThat(TopicText.everything()).contains(number).doesNotContain(secret, digest);
        assertThat(rowsOf(number)).contains("attachments").doesNotContain(secret, digest, hex(secret), hex(digest));
    }

    /** As text, in which bytes are hexadecimal. */
    private static String rowsOf(String number) {
        try (TestSql sql = new TestSql(RunningService.sharedDatabase())) {
            StringBuilder rows = new StringBuilder();
            for (String table : sql.rows(TABLES)) {
                sql.rows("select '%1$s', t::text from %1$s t where t::text like '%%%2$s%%'".formatted(table, number))
                        .forEach(rows::append);
            }
            return rows.toString();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(TestFiles.text(text));
    }
}
