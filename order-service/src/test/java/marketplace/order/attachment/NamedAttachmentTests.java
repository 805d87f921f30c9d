package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;

/** Files that commands name: who sees them then, and which ones a command cannot name. */
class NamedAttachmentTests {

    private static final TestMarketplace MARKET = TestMarketplace.shared();
    private static final String WITH_FORM = MARKET.productWithForm();
    private static final String WITHOUT_FORM = MARKET.productWithoutForm();

    @Test
    void a_requirement_is_seen_by_the_provider_and_the_operator_once_it_is_submitted() {
        String number = paid();
        String id = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        List<Integer> before = statuses(number, id);

        Answer submitted = submit(number, id).expect(200);

        assertThat(before).containsExactly(200, 404, 404, 403);
        assertThat(statuses(number, id)).containsExactly(200, 200, 200, 403);
        assertThat(submitted.text("/requirement/attachments/0/attachmentId")).isEqualTo(id);
        assertThat(MARKET.order(MARKET.provider, number).text("/requirement/attachments/0/name"))
                .isEqualTo("note.txt");
        assertThat(MARKET.order(MARKET.party(Role.SERVICE, "analytics"), number)
                        .body()
                        .at("/requirement/attachments"))
                .isEmpty();
        assertThat(listed(MARKET.provider, number)).containsExactly(id);
        assertThat(listed(MARKET.operator, number)).containsExactly(id);
    }

    @Test
    void what_is_handed_over_is_for_the_buyer_alone_and_every_look_is_recorded() {
        String number = MARKET.inProgress(WITHOUT_FORM);
        String id = TestFiles.note(MARKET.provider, number, "completion", "root / s3cret");
        List<Integer> before = statuses(number, id);

        MARKET.press(
                        MARKET.provider,
                        number,
                        "complete",
                        TestFiles.naming(Map.of("completionInformation", "see the file"), id))
                .expect(200);

        assertThat(before).containsExactly(404, 403, 404, 403);
        assertThat(views(number)).isEmpty();
        assertThat(statuses(number, id)).containsExactly(200, 403, 403, 403);
        assertThat(TestFiles.fetch(MARKET.buyer, number, id)).isEqualTo(TestFiles.text("root / s3cret"));
        assertThat(views(number)).contains(id);
        assertThat(MARKET.order(MARKET.buyer, number).text("/completion/attachments/0/attachmentId"))
                .isEqualTo(id);
    }

    @Test
    void the_digest_of_what_is_handed_over_is_for_those_who_know_the_content() {
        String number = MARKET.inProgress(WITHOUT_FORM);
        String id = TestFiles.note(MARKET.provider, number, "completion", "root / s3cret");
        MARKET.press(
                        MARKET.provider,
                        number,
                        "complete",
                        TestFiles.naming(Map.of("completionInformation", "see the file"), id))
                .expect(200);

        String digest = TestFiles.sha256(TestFiles.text("root / s3cret"));
        assertThat(list(MARKET.buyer, number).text("/attachments/0/sha256")).isEqualTo(digest);
        assertThat(list(MARKET.provider, number).text("/attachments/0/sha256")).isEqualTo(digest);
        assertThat(list(MARKET.operator, number).raw()).contains(id).doesNotContain(digest);
        assertThat(MARKET.order(MARKET.operator, number).raw()).contains(id).doesNotContain(digest);
    }

    @Test
    void files_that_a_command_cannot_name_are_pointed_at_and_nothing_happens() {
        String number = paid();
        String good = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        String evidence = TestFiles.note(MARKET.buyer, number, "evidence", "mail");
        String providers = TestFiles.note(MARKET.provider, number, "evidence", "mail");
        String elsewhere = TestFiles.note(MARKET.buyer, paid(), "requirement", "hosts");
        String takenBack = TestFiles.note(MARKET.buyer, number, "requirement", "no");
        TestFiles.delete(MARKET.buyer, number, takenBack).expect(204);
        String unknown = UUID.randomUUID().toString();

        Answer answer = submit(number, good, evidence, providers, elsewhere, takenBack, unknown, "nonsense", good);

        answer.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(answer.wrongField())
                .isEqualTo("/attachments/1 /attachments/2 /attachments/3 /attachments/4 /attachments/5 /attachments/6"
                        + " /attachments/7");
        assertThat(MARKET.status(number)).isEqualTo("AWAITING_REQUIREMENT");
        TestFiles.delete(MARKET.buyer, number, good).expect(204);
    }

    @Test
    void a_command_names_at_most_twenty_files() {
        String number = paid();
        String[] ids = Collections.nCopies(21, UUID.randomUUID().toString()).toArray(String[]::new);

        Answer answer = submit(number, ids);

        answer.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(answer.wrongField()).isEqualTo("/attachments");
    }

    @Test
    void whoever_may_not_give_a_command_learns_nothing_of_files() {
        String number = paid();
        String id = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        TestMarketplace others = TestMarketplace.shared();
        Map<String, Object> body = TestFiles.naming(TestMarketplace.answers("db1"), id);

        MARKET.press(others.buyer, number, "submit-requirement", body).expectProblem(OrderProblems.ORDER_NOT_FOUND);
        MARKET.press(MARKET.provider, number, "submit-requirement", body)
                .expectProblem(PlatformProblems.FORBIDDEN_ROLE);
    }

    @Test
    void an_edit_says_anew_which_files_belong_to_the_form() {
        String number = paid();
        String first = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        String second = TestFiles.note(MARKET.buyer, number, "requirement", "ports");
        submit(number, first).expect(200);

        Answer both = edit(number, second, first).expect(200);
        Answer none = edit(number).expect(200);

        assertThat(ids(both)).containsExactly(second, first);
        assertThat(ids(none)).isEmpty();
        assertThat(listed(MARKET.provider, number)).containsExactlyInAnyOrder(first, second);
        TestFiles.delete(MARKET.buyer, number, first).expectProblem(OrderProblems.ATTACHMENT_NAMED);
        TestFiles.delete(MARKET.provider, number, first).expectProblem(OrderProblems.ATTACHMENT_NAMED);
    }

    @Test
    void a_repeated_command_gets_its_first_answer() {
        String number = paid();
        String id = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        Map<String, Object> body = TestFiles.naming(TestMarketplace.answers("db1"), id);
        Answer first = MARKET.press(MARKET.buyer, number, "submit-requirement", body, "Idempotency-Key", "k");

        Answer second = MARKET.press(MARKET.buyer, number, "submit-requirement", body, "Idempotency-Key", "k");

        assertThat(second.expect(200).body()).isEqualTo(first.expect(200).body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_file_that_is_taken_back_while_a_command_names_it_is_either_gone_or_named() throws Exception {
        List<String> wins =
                IntStream.range(0, 50).mapToObj(this::takeBackAgainstSubmit).toList();

        assertThat(wins).isSubsetOf("named", "taken back");
    }

    private String takeBackAgainstSubmit(int round) {
        String number = paid();
        String id = TestFiles.note(MARKET.buyer, number, "requirement", "hosts " + round);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> submitting = threads.submit(() -> submit(number, id));
            Future<Answer> takingBack = threads.submit(() -> TestFiles.delete(MARKET.buyer, number, id));
            Answer submitted = submitting.get();
            Answer takenBack = takingBack.get();
            int there = statuses(number, id).getFirst();
            return switch (submitted.status() + " " + takenBack.status() + " " + there) {
                case "200 409 200" -> "named";
                case "422 204 404" -> "taken back";
                default -> "%s, %s, then %d".formatted(submitted.raw(), takenBack.raw(), there);
            };
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String paid() {
        String number = MARKET.place(WITH_FORM);
        MARKET.pay(number, TestMarketplace.LIST_PRICE);
        return number;
    }

    private static Answer submit(String number, String... ids) {
        return MARKET.press(
                MARKET.buyer, number, "submit-requirement", TestFiles.naming(TestMarketplace.answers("db1"), ids));
    }

    private static Answer edit(String number, String... ids) {
        return MARKET.press(
                MARKET.buyer, number, "edit-requirement", TestFiles.naming(TestMarketplace.answers("db2"), ids));
    }

    /** What buyer, provider, operator and another service are told who want the content. */
    private static List<Integer> statuses(String number, String id) {
        return List.of(MARKET.buyer, MARKET.provider, MARKET.operator, MARKET.party(Role.SERVICE, "analytics")).stream()
                .map(party -> party.get("/v1/orders/%s/attachments/%s".formatted(number, id)))
                .map(Answer::status)
                .toList();
    }

    private static Answer list(Party who, String number) {
        return who.get("/v1/orders/%s/attachments".formatted(number)).expect(200);
    }

    private static List<String> listed(Party who, String number) {
        return list(who, number)
                .body()
                .at("/attachments")
                .valueStream()
                .map(shown -> shown.at("/attachmentId").asString())
                .toList();
    }

    private static List<String> ids(Answer order) {
        return order.body()
                .at("/requirement/attachments")
                .valueStream()
                .map(shown -> shown.at("/attachmentId").asString())
                .toList();
    }

    private static List<String> views(String number) {
        return MARKET.provider
                .get("/v1/orders/%s/delivery/views".formatted(number))
                .expect(200)
                .body()
                .at("/views")
                .valueStream()
                .map(view -> view.at("/attachmentId").asString(""))
                .toList();
    }
}
