package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.order.Answer;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import org.junit.jupiter.api.Test;

/** Uploads that are repeated. */
class UploadKeyTests {

    private static final TestMarketplace MARKET = TestMarketplace.shared();
    private final String number = MARKET.place(MARKET.productWithoutForm());

    @Test
    void the_same_upload_with_the_same_key_is_one_file() {
        Answer first = keyed("a.txt", "text/plain", "x").expect(201);
        Answer second = keyed("a.txt", "text/plain", "x").expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(MARKET.buyer
                        .get("/v1/orders/%s/attachments".formatted(number))
                        .body()
                        .at("/attachments"))
                .hasSize(1);
    }

    @Test
    void another_file_needs_another_key() {
        keyed("a.txt", "text/plain", "x").expect(201);

        keyed("a.txt", "text/plain", "y").expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
        keyed("b.txt", "text/plain", "x").expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
        keyed("a.csv", "text/csv", "x").expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void a_key_is_free_again_when_its_upload_was_refused_or_taken_back() {
        keyed("a.txt", "text/plain", "\u0000").expectProblem(OrderProblems.ATTACHMENT_UNFIT);
        String id = keyed("a.txt", "text/plain", "x").expect(201).text("/attachmentId");
        TestFiles.delete(MARKET.buyer, number, id).expect(204);

        Answer anew = keyed("a.txt", "text/plain", "y").expect(201);

        assertThat(anew.text("/attachmentId")).isNotEqualTo(id);
    }

    private Answer keyed(String name, String type, String content) {
        return TestFiles.upload(
                MARKET.buyer, number, "evidence", name, type, TestFiles.text(content), "Idempotency-Key", "k");
    }
}
