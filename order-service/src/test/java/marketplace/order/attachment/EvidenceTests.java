package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Files that prove what a party says in a dispute. */
class EvidenceTests {

    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE =
            RunningService.start(Servers.shared().freshDatabase(), CLOCK, "marketplace.relay.enabled=false");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void what_one_party_proves_the_other_and_the_operator_read() {
        String number = MARKET.inProgress(MARKET.productWithoutForm());
        String buyers = TestFiles.note(MARKET.buyer, number, "evidence", "mail of Monday");
        String providers = TestFiles.note(MARKET.provider, number, "evidence", "mail of Tuesday");

        Answer opened = MARKET.press(
                MARKET.buyer, number, "open-dispute", TestFiles.naming(Map.of("reason", "nothing happens"), buyers));
        int hidden = MARKET.operator
                .get("/v1/orders/%s/attachments/%s".formatted(number, providers))
                .status();
        Answer added = MARKET.press(
                MARKET.provider, number, "add-evidence", TestFiles.naming(Map.of("text", "it does"), providers));

        assertThat(opened.expect(200).text("/disputes/0/evidence/0/attachments/0/attachmentId"))
                .isEqualTo(buyers);
        assertThat(hidden).isEqualTo(404);
        assertThat(added.expect(200).text("/disputes/0/evidence/1/attachments/0/attachmentId"))
                .isEqualTo(providers);
        assertThat(TestFiles.fetch(MARKET.operator, number, providers)).isEqualTo(TestFiles.text("mail of Tuesday"));
        assertThat(TestFiles.fetch(MARKET.provider, number, buyers)).isEqualTo(TestFiles.text("mail of Monday"));
        assertThat(MARKET.order(MARKET.party(Role.SERVICE, "analytics"), number).raw())
                .doesNotContain(buyers, providers);
    }

    @Test
    void a_party_proves_with_files_of_its_own_only() {
        String number = MARKET.inProgress(MARKET.productWithoutForm());
        String providers = TestFiles.note(MARKET.provider, number, "evidence", "mail");

        Answer answer = MARKET.press(
                MARKET.buyer, number, "open-dispute", TestFiles.naming(Map.of("reason", "nothing happens"), providers));

        answer.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(answer.wrongField()).isEqualTo("/attachments/0");
        assertThat(MARKET.order(MARKET.buyer, number).body().at("/disputes")).isEmpty();
    }

    @Test
    void a_completed_order_takes_evidence_as_long_as_it_can_be_disputed() {
        String number = MARKET.awaitingConfirmation(MARKET.productWithoutForm());
        MARKET.press(MARKET.buyer, number, "confirm", "").expect(200);

        TestFiles.note(MARKET.buyer, number, "evidence", "it does not work");
        TestFiles.upload(MARKET.buyer, number, "requirement", "a.txt", "text/plain", TestFiles.text("x"))
                .expectProblem(OrderProblems.ACTION_NOT_ALLOWED);
        CLOCK.tick(Duration.ofDays(365));

        TestFiles.upload(MARKET.buyer, number, "evidence", "a.txt", "text/plain", TestFiles.text("x"))
                .expectProblem(OrderProblems.ACTION_NOT_ALLOWED);
    }
}
